"""text 一行文字

写一行文字。
"""

from __future__ import annotations

from typing import Any

from generator.model.field_types._values import SCALAR, text_of
from generator.model.kind import Field

EXAMPLES = ("一行文字", "2026", "'是'", "3.50")
REFUSED = ("[关于, 通知]", "{甲: 乙}")
SCHEMA = SCALAR
WIDGET = {"widget": "string"}
SHOWN = "fact"


def check(value: Any, field: Field) -> str:
    return text_of(value)
