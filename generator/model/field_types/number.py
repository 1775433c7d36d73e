"""number 数字

可以有小数和千分位的逗号，不写单位。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types._values import matched
from generator.model.kind import Field

LIMIT = 10**15
"""Fifteen digits: what every program that reads JSON or a spreadsheet keeps exactly."""
WHOLE = r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,15})"
PATTERN = re.compile(rf"{WHOLE}(?:\.[0-9]+)?")
EXAMPLES = ("3.5", "1,234.50", "-5", "+0.25", "12345678")
REFUSED = ("3.5元", "1,23", "３", ".5", "1.", "1234567890123456", "1e3", "[3]")
SCHEMA = {
    "type": ["number", "string"],
    "pattern": f"^(?:{PATTERN.pattern})$",
    "exclusiveMinimum": -LIMIT,
    "exclusiveMaximum": LIMIT,
}
WIDGET = {"widget": "number", "value_type": "float"}
SHOWN = "fact"
BROWSER = {"drop": ","}


def check(value: Any, field: Field) -> float:
    return float(matched(value, PATTERN, "数字").replace(",", ""))


def said(value: float) -> str:
    return f"{value:,.2f}"
