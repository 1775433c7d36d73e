"""Lifecycles and the matters that go through them -> JSON Schemas of their data files, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import listed_schema, row_schema, whole_schema
from generator.content.lifecycles import KEYS as LIFECYCLE_KEYS
from generator.content.lifecycles import STAGE_KEYS, STAGES, LifecycleHead
from generator.content.matters import KEYS, MatterEntry
from generator.model.lifecycle import Clock, Stage
from generator.model.matter import PlannedStage, SkippedStage
from generator.model.vocabularies import Vocabularies

_WORDS = {
    "id": "编号：小写字母、数字、- 和 _，是网址的一部分，定下后不改",
    "name": "名称",
    "title": "事项名称",
    "doc": "一句话说明",
    "basis": "依据",
    "aliases": "别名",
    "order": "排列的先后",
    "lifecycle": "走哪个全过程",
    "lead": "牵头单位",
    "follow": "落实单位",
    "summary": "事项内容，显示在事项的页面上",
    "declared": "列入目录、公布承诺的日期",
    "planned": "计划：哪个环节、到哪天",
    "skipped": "不经哪个环节、理由和依据",
    "source": "来源文件的编号，例如政府工作报告",
    "section": "出自来源的哪一部分",
    "openness": "决策、执行、管理、服务或结果",
    "reached_by": "哪些文件到达这个环节：文件类型的编号，或“类型:某个字段里的词”",
    "state": "到了这个环节，事项的状态叫什么",
    "while_open": "文件写明的期间还没有结束时的状态",
    "bears": "这个环节的文件应有的字段",
    "day": "哪个字段是环节完成的日期；不写时是发布日期",
    "after": "不能早于哪些环节",
    "owed": "必经：到了后面的必经环节还没有公开的，提醒",
    "by_law": "只有法律、法规规定才可以不经",
    "due": "时限：从哪个环节（或它的日期字段）算起，多少日内",
    "again": "公开后多久要再公开一次，如“每季度”",
    "ends": "到了这个环节事项就办结了",
    "start": "环节编号，或“环节编号.日期字段”",
    "limit": "如“20个工作日内”“24小时内”；不写时就是那一天",
    "only": "只有写了这些词的文件才计时，如 [特别重大, 重大]",
    "stage": "环节的名称或编号",
    "date": "日期，如 2026-03-01",
    "reason": "理由，显示在事项的页面上",
}
_INNER = {"起算": "start", "期限": "limit", "依据": "basis"}
_PLANNED = {"环节": "stage", "日期": "date"}
_SKIPPED = {"环节": "stage", "理由": "reason", "依据": "basis"}


def matter_schemas(words: Vocabularies) -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema."""
    return {
        "matters/*.yaml": listed_schema("登记的事项：要决策、要办、要建、要整改的事", _matter(words)),
        "lifecycles/*.yaml": whole_schema("本地增加的一种全过程", _lifecycle()),
    }


def _matter(words: Vocabularies) -> dict[str, Any]:
    row = row_schema(MatterEntry, chinese=KEYS, words=_WORDS)
    names = [name for item in words.lifecycles.terms for name in (item.name, item.id, *item.aliases)]
    _put(row, KEYS, "lifecycle", {"enum": names})
    _put(row, KEYS, "planned", _several(row_schema(PlannedStage, chinese=_PLANNED, words=_WORDS)))
    _put(row, KEYS, "skipped", _several(row_schema(SkippedStage, chinese=_SKIPPED, words=_WORDS)))
    return row


def _lifecycle() -> dict[str, Any]:
    head = row_schema(LifecycleHead, chinese=LIFECYCLE_KEYS, words=_WORDS)
    stage = row_schema(Stage, chinese=STAGE_KEYS, words=_WORDS)
    _put(stage, STAGE_KEYS, "due", _several(row_schema(Clock, chinese=_INNER, words=_WORDS)))
    stages = {"description": "环节，按先后排列", "type": "array", "minItems": 1, "items": stage}
    head["properties"] |= dict.fromkeys(STAGES, stages)
    return head | {"anyOf": [{"required": [name]} for name in STAGES]}


def _several(row: dict[str, Any]) -> dict[str, Any]:
    """One record, or a list of them."""
    return {"anyOf": [row, {"type": "array", "items": row}]}


def _put(row: dict[str, Any], chinese: dict[str, str], key: str, schema: dict[str, Any]) -> None:
    for name in (key, *(word for word, other in chinese.items() if other == key)):
        row["properties"][name] = {"description": _WORDS[key], **schema}
