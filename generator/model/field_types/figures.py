"""figures 名称和数值

一行一项“名称: 数值”。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types._records import listed
from generator.model.field_types._values import SCALAR, bracketed, semicolons
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = ("{低保标准: 780元/月, 执行日期: 2026-04-01}", "{户数: 32}", "{}")
REFUSED = ("780元/月", "[780元/月]", "{低保标准: }", "{低保标准: [780]}")
SCHEMA = {"type": "object", "additionalProperties": SCALAR}
PARTS = (
    Field("name", "名称", doc="数据的名称，与对应文件里的一致。", required=True, example="低保标准"),
    Field("value", "数值", doc="数值和单位。", required=True, example="780元/月"),
)
"""How the web form asks for them; in the file they are one mapping."""
SHOWN = "section"
BROWSER = {"pairs": True}
widget = listed


def split(text: str) -> dict[str, str]:
    found = bracketed(text)
    if isinstance(found, dict) and len(found) > 1 and all(isinstance(part, str) and part for part in found.values()):
        return {str(name).strip(): part.strip() for name, part in found.items()}
    parts = semicolons(text.strip().strip("{}"))
    pairs = (re.split("[:：]", part, maxsplit=1) for part in parts)
    return {pair[0].strip(): pair[-1].strip() if len(pair) > 1 else "" for pair in pairs}


def check(value: Any, field: Field) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(part, str) and part.strip() for part in value.values()):
        raise UnfitValue(Misfit(value, "一行一项“名称: 数值”"))
    return tuple([(str(name).strip(), part.strip()) for name, part in value.items()])
