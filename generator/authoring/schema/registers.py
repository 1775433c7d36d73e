"""Registers of the county's own -> the JSON Schema of their data files, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import row_schema, whole_schema
from generator.content.registers import CARRY, CARRY_KEYS, COLUMN_KEYS, COLUMNS, KEYS, RegisterHead
from generator.model import field_types
from generator.model.masks import MASKS
from generator.model.register import Carry, RegisterColumn

_WORDS = {
    "name": "名称",
    "base": "沿用哪一种登记簿的列（编号）",
    "doc": "一句话说明",
    "basis": "依据",
    "aliases": "别名",
    "order": "排列的先后",
    "key": "哪几列（英文键）合起来不重复",
    "open": "可以有别的列，照原样显示",
    "agree": "一行里各格的关系，如“期末余额 = 期初余额 + 收入 - 支出”，词和符号之间空一格",
    "rounded": "金额四舍五入过，合计允许有尾差",
    "total": "哪一列写“合计”",
    "tree": "科目编码的列：201 等于 20101、20102 之和",
    "gapless": "编号一年一排、不中断",
    "owed_by": "每个部门（乡镇、街道、村）都应有一份的，写 部门、乡镇、街道 或 村",
    "fresh": "多少天没有更新就提醒",
    "unit": "一行算一什么：项、件、人",
}
_COLUMN_WORDS = {
    "key": "英文键",
    "name": "列名",
    "type": "类型",
    "doc": "填什么，一句话",
    "required": "必填：空着不发布",
    "asked": "应填：空着提醒",
    "choices": "可选的值（type: choice）",
    "aliases": "也认这些列名",
    "example": "示例",
    "shown": "是否显示在页面上",
    "needs": "填了这一列的，哪一列也要填",
    "until": "不晚于文件头部哪个字段的日期",
    "within": "只能是文件头部哪个字段列出的词",
    "link": "连到什么：agency、item、document 或文件类型的编号",
    "mask": "怎样遮盖",
    "filtered": "可以按这一列筛选",
    "term": "这一天之后多久公开，如“7个工作日内”",
}
_CARRY_WORDS = {"closing": "期末的列", "opening": "期初的列", "along": "时期的列", "by": "按哪几列分开算"}


def register_schemas() -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema."""
    head = row_schema(RegisterHead, chinese=KEYS, words=_WORDS)
    column = row_schema(
        RegisterColumn, chinese=COLUMN_KEYS, hidden=("inverse", "targets", "together", "compiled"), words=_COLUMN_WORDS
    )
    for key, words in (("type", field_types.offered()), ("mask", tuple(MASKS))):
        for name in (key, *(word for word, other in COLUMN_KEYS.items() if other == key)):
            column["properties"][name] = {"description": _COLUMN_WORDS[key], "enum": list(words)}
    columns = {"description": "列，按页面上的先后", "type": "array", "minItems": 1, "items": column}
    carry = {"description": "期末结转为下期的期初", **row_schema(Carry, chinese=CARRY_KEYS, words=_CARRY_WORDS)}
    head["properties"] |= dict.fromkeys(COLUMNS, columns) | dict.fromkeys(CARRY, carry)
    return {"registers/*.yaml": whole_schema("本地增加的一种登记簿", head)}
