"""A county's own forms of the annual report -> the JSON Schema of their data files, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import row_schema, whole_schema
from generator.content.annual_forms import (
    BELOW,
    COLUMNS,
    DEEPEST,
    KEYS,
    LINE_KEYS,
    ROWS,
    TABLE_KEYS,
    TABLES,
    FormHead,
    FormLineHead,
    FormTableHead,
)

_WORDS = {
    "name": "名称",
    "basis": "依据：文号",
    "since": "从哪一年度的报告起用这个格式",
    "parts": "报告的各部分，按先后",
    "id": "编号：英文，小写字母开头",
    "part": "在报告的第几部分",
    "head": "行名上方的那一格写什么",
    "unit": "数的单位：件、万元",
    "places": "最多几位小数，0 为整数",
    "across": "各行并排成一行，每行之下都有各列",
    "aliases": "数据文件里也认的名称",
    "of_rows": "每一列里各行的勾稽，如“sum = granted + refused”，写行的编号",
    "of_columns": "每一行里各列的勾稽，如“total = natural + legal”，写列的编号",
    "carried": "各行与上年报告的勾稽，如“brought = 上年.left”",
    "stock": "各列与上年报告的勾稽（只提醒），如“in_force = 上年.in_force + made - ended”",
    "counted": "与网站上数得的对照，如“penalties.decided = penalties”",
}


def annual_form_schemas() -> dict[str, dict[str, Any]]:
    """Name of the data file (a glob below ``_data``) -> its schema."""
    table = row_schema(FormTableHead, chinese=TABLE_KEYS, words=_WORDS)
    for names, said in ((ROWS, "行，按表上的先后"), (COLUMNS, "列，按表上的先后")):
        table["properties"] |= dict.fromkeys(names, _list(said, _line(1)))
    head = row_schema(FormHead, chinese=KEYS, words=_WORDS)
    head["properties"] |= dict.fromkeys(TABLES, _list("报告里的表", table))
    return {"annual_forms/*.yaml": whole_schema("政府信息公开工作年度报告的一种格式", head)}


def _line(deep: int) -> dict[str, Any]:
    line = row_schema(FormLineHead, chinese=LINE_KEYS, words=_WORDS)
    if deep < DEEPEST:
        line["properties"] |= dict.fromkeys(BELOW, _list("归在它之下的行（列）；有下级的自己没有数", _line(deep + 1)))
    return line


def _list(said: str, item: dict[str, Any]) -> dict[str, Any]:
    return {"description": said, "type": "array", "minItems": 1, "items": item}
