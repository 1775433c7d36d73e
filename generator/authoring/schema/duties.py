"""Duties, what excuses them and indices of inspection -> JSON Schemas of their data files, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import listed_schema, row_schema, whole_schema
from generator.content.duties import DEBTOR_KEYS, KEYS, OWED_BY, DutyHead
from generator.content.excuses import KEYS as EXCUSE_KEYS
from generator.content.excuses import ExcuseRow
from generator.content.indices import ITEM_KEYS, ITEMS, IndexHead
from generator.content.indices import KEYS as INDEX_KEYS
from generator.model.duty import Debtor
from generator.model.index import IndexItem
from generator.model.vocabularies import Vocabularies

_WORDS = {
    "name": "名称",
    "doc": "一句话说明",
    "basis": "依据",
    "order": "排列的先后",
    "documents": "什么文件算做到：文件类型的编号，或“类型:字段里的词 -没有的词”",
    "registers": "带哪种登记簿的文件算做到",
    "stages": "事项到了哪个环节算做到：“全过程编号.环节编号”",
    "agency_fields": "机关目录里要写明的项目，全部写明才算做到",
    "named_in": "登记簿的哪一列写着是谁，一份文件管很多机关的用",
    "least": "几件文件算做到，不写是1件",
    "period": "多久一次；不写是长期",
    "period_field": "文件的哪个字段写着是哪一期；不写看发布日期",
    "start": "文件的哪个日期字段起算",
    "limit": "起算以后的期限，如“20日内”",
    "fresh": "最近一份文件不能超过多少天，或 inspection.yaml 里的项目",
    "veto": "是否单项否决",
    "told_by": "晚了的由哪些规则逐件提醒，不再重复",
    "next": "没有做到的，怎么办",
    "of": "谁：县、部门、乡镇、街道、村、领域",
    "by": "最后一天，如“次年1月31日前”“期满后20个工作日内”；不写是这一期的最后一天",
    "after": "从县级公开（批准）同一期的日子起算",
}
_EXCUSE = {
    "duty": "哪一项公开责任",
    "of": "哪个机关、领域，或“县”",
    "reason": "理由，公开显示",
    "approver": "批准的机构或者职务，公开显示",
    "periods": "哪几期，如 2025年；不写是每一期",
    "date": "批准的日期",
}


def duty_schemas(words: Vocabularies) -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema."""
    excuse = row_schema(ExcuseRow, chinese=EXCUSE_KEYS, words=_EXCUSE)
    for name in ("duty", "责任"):
        names = [text for duty in words.duties.terms for text in (duty.name, duty.id)]
        excuse["properties"][name] = {"description": _EXCUSE["duty"], "enum": names}
    return {
        "duties/*.yaml": whole_schema("本地增加的一种公开责任", _duty()),
        "indices/*.yaml": index_schema(),
        "excused.yaml": listed_schema("免于公开的责任、理由和批准人", excuse),
    }


def _duty() -> dict[str, Any]:
    head = row_schema(DutyHead, chinese=KEYS, words=_WORDS)
    debtor = row_schema(Debtor, chinese=DEBTOR_KEYS, words=_WORDS)
    owed = {"description": "谁应当公开、最迟什么时候", "type": "array", "minItems": 1, "items": debtor}
    head["properties"] |= dict.fromkeys(OWED_BY, owed)
    return head | {"anyOf": [{"required": [name]} for name in OWED_BY]}


_INDEX = {
    "name": "名称",
    "basis": "依据",
    "doc": "一句话说明",
    "mark": "百分之多少的分算合格；0 表示只看单项否决",
    "id": "编号",
    "part": "部分，如“单项否决”",
    "rules": "哪些规则的发现计入；“SEC-*”是一类",
    "duties": "哪些公开责任计入",
    "config": "config.yaml 里应当写明的项目，如 site.icp",
    "states": "公开责任的哪些状态计入",
    "allowed": "允许几处",
    "veto": "是否单项否决",
    "points": "分值",
    "each": "每处扣几分；0 表示有一处就扣完",
    "manual": "程序看不出的，人工怎样检查",
    "next": "不符合的，怎么办",
}


def index_schema() -> dict[str, Any]:
    """The schema of an index of inspection."""
    head = row_schema(IndexHead, chinese=INDEX_KEYS, words=_INDEX)
    item = row_schema(IndexItem, chinese=ITEM_KEYS, words=_INDEX)
    items = {"description": "各项指标", "type": "array", "minItems": 1, "items": item}
    head["properties"] |= dict.fromkeys(ITEMS, items)
    return whole_schema("本县的检查指标", head | {"anyOf": [{"required": [name]} for name in ITEMS]})
