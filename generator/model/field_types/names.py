"""names 词的列表

几个词，用逗号、顿号或分号分开，或写成列表。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.field_types._values import SCALARS, SEPARATORS, names_of, semicolons
from generator.model.field_types.lines import several
from generator.model.kind import Field

EXAMPLES = ("[甲, 乙]", "甲、乙", "甲", "甲，乙；丙", "[2026, 低保]")
REFUSED = ("[甲, [乙]]", "{甲: 乙}")
SCHEMA = SCALARS
SHOWN = "fact"
BROWSER = {"split": f"[{SEPARATORS}]", "list": True}
split = semicolons


def said(value: Iterable[str]) -> str:
    return "、".join(value)


def check(value: Any, field: Field) -> tuple[str, ...]:
    return names_of(value)


def widget(field: Field) -> dict[str, Any]:
    return several(field, "一个")
