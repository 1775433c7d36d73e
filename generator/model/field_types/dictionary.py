"""dictionary 列名和含义

一行一列“列名: 含义”。
"""

from __future__ import annotations

from typing import Any

from generator.model.field_types import figures
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = ("{town: 乡镇（街道）, persons: 人数}", "{2026: 当年的数}", "{}")
REFUSED = ("乡镇", "[town]", "{town: }", "{town: [乡镇]}")
PARTS = (
    Field("name", "列名", doc="数据文件第一行里的列名，一字不差。", required=True, example="persons"),
    Field("value", "含义", doc="这一列是什么，单位是什么。", required=True, example="人数"),
)
SCHEMA, SHOWN, BROWSER = figures.SCHEMA, figures.SHOWN, figures.BROWSER
split, widget = figures.split, figures.widget


def check(value: Any, field: Field) -> tuple[tuple[str, str], ...]:
    try:
        return figures.check(value, field)
    except UnfitValue:
        raise UnfitValue(Misfit(value, "一行一列“列名: 含义”")) from None
