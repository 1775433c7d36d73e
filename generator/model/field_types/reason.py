"""reason 理由

写明为什么；只写“是”“否”没有说出理由。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types._values import SCALAR, text_of
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

_BARE = ("true", "false", "yes", "no", "on", "off", "y", "n", "是", "否")
"""Words that say that something is so, and not why."""
_EITHER = "|".join("".join(f"[{sign.upper()}{sign}]" for sign in word) for word in _BARE)
EXAMPLES = ("部门间数据核查", "已经在前一步交过", "1")
REFUSED = ("true", "是", "No", "[数据核查, 已交]")
SCHEMA = SCALAR | {"type": ["string", "number"], "not": {"type": "string", "pattern": rf"^\s*(?:{_EITHER})\s*$"}}
WIDGET = {"widget": "string"}
SHOWN = "fact"
OFFERED = False
_PATTERN = re.compile(_EITHER)


def check(value: Any, field: Field) -> str:
    text = text_of(value)
    if _PATTERN.fullmatch(text):
        raise UnfitValue(Misfit(value, f"为什么，例如 {field.example}"))
    return text
