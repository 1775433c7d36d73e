"""The rows of the data tables (msgspec) -> JSON Schemas of content/_data/*.yaml, in the words of editors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from generator.authoring.schema.config import DRAFT
from generator.content.synonyms import OFF
from generator.content.vocabulary_tables import DomainChange
from generator.model.catalogue import ELEMENTS, CatalogueChange, Item
from generator.model.field_types import every, field_schema
from generator.model.inspection import Inspection
from generator.model.kind import Field
from generator.model.negative import Negative
from generator.model.site import Vocabularies
from generator.model.vocabulary import Agency, Subject

_WORDS = {
    "id": "编号：小写字母、数字、- 和 _，是网址的一部分，定下后不改",
    "name": "名称",
    "kind": "部门、乡镇、街道或村",
    "short": "简称，用在列表里",
    "parent": "上级机关的编号",
    "theme": "本机关栏目用的主题（乡镇自己的页头页脚）",
    "aliases": "别名：写文件时可以用，也用于检索",
    "address": "办公地址",
    "hours": "办公时间",
    "phone": "联系电话（办公电话）",
    "fax": "传真",
    "email": "电子邮箱",
    "postcode": "邮政编码",
    "duties": "职能简介",
    "body": "公开主体",
    "introduction": "栏目介绍",
    "enabled": "写“否”时不设这个领域",
    "l1": "一级事项",
    "content": "公开内容（要素）",
    "basis": "公开依据",
    "deadline": "公开时限",
    "way": "公开方式：主动或依申请",
    "channels": "公开渠道和载体",
    "audience": "公开对象",
    "level": "公开层级：县、乡",
    "date": "日期，如 2026-03-01",
    "change": "改了什么",
    "not_applicable": "本地没有这项内容时写明理由",
    "home_days": "首页多少天没有新内容算不更新",
    "column_days": "通知、政策类栏目的天数",
    "domain_days": "领域栏目的天数",
    "column_kinds": "按栏目天数计的文件类型",
    "code": "编号",
    "matter": "不予公开的事项",
    "patterns": "用来发现它的词，或写在两个 / 之间的正则表达式",
    "updated": "更新日期",
}
_CHINESE = {"编号": "id", "一级事项": "l1", "不适用理由": "not_applicable"} | {word: key for key, word in ELEMENTS}
_NEGATIVE = {"编号": "code", "事项": "matter", "依据": "basis", "匹配": "patterns", "级别": "level", "更新": "updated"}
_FIELD_WORDS = {
    "key": "英文键",
    "name": "中文键",
    "type": "值的形式",
    "doc": "一句话说明",
    "required": "是否必填",
    "choices": "可选的值",
    "inverse": "在对方页面上的叫法",
    "example": "例子",
    "shown": "是否显示在文件页的信息栏里",
    "targets": "关联到哪几种文件",
}
_FLAG = Field("enabled", "是否", "flag")
_EXTRA = ("five_open", "conf", "note", "l2", "l3", "guideline", "version")
"""Columns of the standard catalogue that may stand there and are not used."""


def table_schemas(words: Vocabularies) -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema."""
    item = row_schema(Item, chinese=_CHINESE, hidden=("line", "history"), extra=_EXTRA)
    item["properties"] |= {key: _history() for key in ("history", "沿革")}
    domains = [term.id for term in words.domains.terms]
    return {
        "agencies.yaml": _list("机关、乡镇和街道", row_schema(Agency)),
        "subjects.yaml": _list("主题分类", row_schema(Subject)),
        "domains.yaml": _list("在26个试点领域之外增加，或关闭其中一个", row_schema(DomainChange)),
        "synonyms.yaml": _list("同义词，每行一组；或者停用通用别称里的一组", {"oneOf": [_GROUP, _SWITCHED_OFF]}),
        "inspection.yaml": _schema("检查更新情况用的天数", row_schema(Inspection)),
        "negative_list.yaml": _list("本地的负面清单", row_schema(Negative, chinese=_NEGATIVE)),
        "zh-hant.yaml": _schema(
            "繁体版的本地用词：简体词 → 繁体词，先于自动转换",
            {"type": ["object", "null"], "additionalProperties": {"type": "string", "minLength": 1, "maxLength": 60}},
        ),
        "catalogue/*.yaml": _schema(
            "一个领域的公开事项标准目录",
            {
                "type": "object",
                "properties": {
                    **{key: {"description": "领域编号", "enum": domains} for key in ("domain", "领域")},
                    **{key: {"description": "公开事项", "type": "array", "items": item} for key in ("items", "事项")},
                },
                "anyOf": [{"required": ["items"]}, {"required": ["事项"]}],
            },
        ),
        "kinds/*.yaml": _schema("本地增加的一种文件类型", _kind()),
    }


_TEXT = {"type": ["string", "number"]}
_GROUP = {"type": "array", "items": _TEXT, "minItems": 2}
_SWITCHED_OFF = {
    "type": "object",
    "properties": {
        name: {"description": "停用含有这些词的通用别称", "type": "array", "items": _TEXT, "minItems": 1}
        for name in OFF
    },
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": False,
}


def _history() -> dict[str, Any]:
    """沿革: each entry in English or Chinese keys."""
    entry = row_schema(CatalogueChange, chinese={"日期": "date", "变动": "change", "依据": "basis"})
    return {"description": "沿革：何时改了什么、依据什么", "type": "array", "items": entry}


def _schema(description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"$schema": DRAFT, "description": description, **schema}


def _list(description: str, row: Mapping[str, Any]) -> dict[str, Any]:
    # An empty file is an empty list.
    return _schema(description, {"type": ["array", "null"], "items": row})


def row_schema(
    shape: type[msgspec.Struct],
    *,
    chinese: Mapping[str, str] | None = None,
    hidden: Iterable[str] = (),
    extra: Iterable[str] = (),
    words: Mapping[str, str] = _WORDS,
) -> dict[str, Any]:
    """The schema of one row. chinese: further names of fields. extra: columns that may stand there."""
    made = msgspec.json.schema(shape)
    told = made["$defs"][shape.__name__]
    properties = {
        name: {"description": words.get(name, ""), **_loose(part)}
        for name, part in told["properties"].items()
        if name not in hidden
    }
    required = told.get("required", [])
    names = chinese or {}
    for word, name in names.items():
        properties[word] = properties[name]
    properties |= {name: {} for name in extra}
    schema: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
    if names:
        other = {name: [word for word, key in names.items() if key == name] for name in required}
        schema["allOf"] = [{"anyOf": [{"required": [key]} for key in (name, *other[name])]} for name in required]
    elif required:
        schema["required"] = required
    return schema


def _loose(part: Mapping[str, Any]) -> dict[str, Any]:
    """What the loader takes beside the strict type: one word for a list, a number for text, 是 and 否, nothing."""
    if "anyOf" in part:
        return {"anyOf": [_loose(choice) for choice in part["anyOf"]]}
    kind = part.get("type")
    if kind == "array":
        return {"anyOf": [{"type": "array", "items": _TEXT}, {"type": ["string", "number", "null"]}]}
    if kind == "boolean":
        return field_schema(_FLAG)
    if kind == "integer":
        return {"type": "integer"}
    if kind == "null":
        return {"type": "null"}
    return {"enum": part["enum"]} if "enum" in part else {"type": ["string", "number", "null"]}


def _kind() -> dict[str, Any]:
    field = row_schema(Field, words=_FIELD_WORDS)
    field["properties"]["type"] |= {"type": "string", "enum": list(every())}
    text = {"type": "string"}
    names = {"type": "array", "items": text}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "name"],
        "properties": {
            "id": {"description": _WORDS["id"], **text},
            "name": {"description": "类型名称", **text},
            "doc": {"description": "一句话说明", **text},
            "aliases": {"description": "别名", **names},
            "sections": {"description": "正文应有的小标题", **names},
            "template": {"description": "主题里的模板", **text},
            "column": {"description": "所属的栏目", **text},
            "order": {"description": "排列的先后", "type": "integer"},
            **{
                key: {"description": "这种文件自己的字段", "type": "array", "items": field}
                for key in ("fields", "字段")
            },
        },
    }
