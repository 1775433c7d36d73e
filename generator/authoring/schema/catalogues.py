"""What the tables of the catalogue take (msgspec) -> their JSON Schemas: the catalogues, who approved them, the
guidelines that they are compared with, the key areas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.authoring.schema.rows import listed_schema, row_schema, whole_schema
from generator.content.catalogues import HEAD_KEYS, ITEM_KEYS, META_KEYS, CatalogueHead
from generator.content.guidelines import ITEM_KEYS as GUIDELINE_ITEM_KEYS
from generator.content.guidelines import KEYS as GUIDELINE_KEYS
from generator.content.guidelines import GuidelineHead
from generator.content.key_areas import KEYS as KEY_AREA_KEYS
from generator.content.key_areas import KeyAreaChange
from generator.content.tables import INNER_KEYS
from generator.model.catalogue import CatalogueChange, DroppedItem, Item
from generator.model.catalogue_approval import CatalogueApproval
from generator.model.guideline import GuidelineItem
from generator.model.vocabularies import Vocabularies

_OF_APPROVAL = {
    "approved_by": "批准机关",
    "approved_date": "批准日期，如 2026-03-01",
    "doc_number": "印发目录的文号",
    "reviewed": "上次逐项复核的日期，超过12个月会提醒",
    "note": "说明，显示在目录首页",
}
_OF_DROPPED = {"item": "指引里的事项名称或编号", "reason": "为什么不列，显示在差异页上"}
_OF_GUIDELINES = {
    "issuer": "印发机关",
    "number": "文号",
    "id": "编号，可以用在事项的 national 里",
    "name": "指引里的事项名称",
    "group": "一级事项",
    "sure": "名称是否与印发的文本核对过",
}
_OF_KEY_AREAS = {
    "id": "编号",
    "name": "名称，本县自己增加的要写",
    "domains": "在哪些领域的栏目里",
    "reason": "没有内容时的理由，显示在网页上",
}


def catalogue_schemas(words: Vocabularies, told: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema. told: field -> what is said of it to editors."""
    domains = [term.id for term in words.domains.terms]
    keys = {word: key for word, key in ITEM_KEYS.items() if key != "history"}
    item = row_schema(Item, chinese=keys, hidden=("line", "history"), words=told)
    item["properties"] |= {key: _history(told) for key in ("history", "沿革")}
    kept = {word: key for word, key in HEAD_KEYS.items() if key != "dropped"}
    head = row_schema(CatalogueHead, chinese=kept, hidden=("dropped",), words=told)["properties"]
    head |= {key: _dropped() for key in ("dropped", "不列的事项")}
    named = row_schema(GuidelineItem, chinese=GUIDELINE_ITEM_KEYS, words=_OF_GUIDELINES)
    beside = row_schema(GuidelineHead, chinese=GUIDELINE_KEYS, words=_OF_GUIDELINES)["properties"]
    return {
        "catalogue/*.yaml": whole_schema(
            "一个领域的公开事项标准目录；_meta.yaml 写目录由谁批准、何时复核",
            _catalogue_or_approval(
                _items_below(head, item, domains),
                row_schema(CatalogueApproval, chinese=META_KEYS, hidden=("source",), words={**told, **_OF_APPROVAL}),
            ),
        ),
        "guidelines/*.yaml": whole_schema("一个领域的国家标准指引，用来对照目录", _items_below(beside, named, domains)),
        "key_areas.yaml": listed_schema(
            "重点领域：空缺的理由、本县增加的领域",
            row_schema(KeyAreaChange, chinese=KEY_AREA_KEYS, words={**told, **_OF_KEY_AREAS}),
        ),
    }


def _catalogue_or_approval(catalogue: Mapping[str, Any], approval: Mapping[str, Any]) -> dict[str, Any]:
    """Both lie in one folder, and editors bind schemas by patterns that cannot leave one file out."""
    of_catalogues = ("items", "事项", "domain", "领域", "dropped", "不列的事项")
    return {"if": {"anyOf": [{"required": [key]} for key in of_catalogues]}, "then": catalogue, "else": approval}


def _items_below(head: Mapping[str, Any], item: Mapping[str, Any], domains: list[str]) -> dict[str, Any]:
    """A file of one domain: what stands beside its items, and they."""
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **head,
            **{key: {"description": "领域编号", "enum": domains} for key in ("domain", "领域")},
            **{key: {"description": "公开事项", "type": "array", "items": item} for key in ("items", "事项")},
        },
        "anyOf": [{"required": ["items"]}, {"required": ["事项"]}],
    }


def _dropped() -> dict[str, Any]:
    """不列的事项: each with its reason, in English or Chinese keys."""
    keys = {word: key for word, key in INNER_KEYS.items() if key in DroppedItem.__struct_fields__}
    entry = row_schema(DroppedItem, chinese=keys, words=_OF_DROPPED)
    return {"description": "国家标准指引里有、本县目录不列的事项和理由", "type": "array", "items": entry}


def _history(told: Mapping[str, str]) -> dict[str, Any]:
    """沿革: each entry in English or Chinese keys."""
    # of the words of all rows' inner mappings, those that an entry of it has
    keys = {word: key for word, key in INNER_KEYS.items() if key in CatalogueChange.__struct_fields__}
    entry = row_schema(CatalogueChange, chinese=keys, words=told)
    return {"description": "沿革：何时改了什么、依据什么", "type": "array", "items": entry}
