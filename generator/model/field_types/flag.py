"""flag 是或否

写“是”或“否”；true、false、yes、no 等也可以。
"""

from __future__ import annotations

from typing import Any

from generator.base.yes_no import NO, YES, yes_or_no
from generator.model.field_types._values import text_of
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = ("是", "否", "true", "'NO'", "1", "'off'", "'Y'")
REFUSED = ("对", "2", "'是的'", "[是]")
_WORDS = "|".join("".join(f"[{c.upper()}{c}]" if c.isascii() else c for c in word) for word in YES + NO)
SCHEMA = {"anyOf": [{"enum": ["是", "否", True, False, 1, 0]}, {"type": "string", "pattern": f"^(?:{_WORDS})$"}]}
WIDGET = {"widget": "boolean", "default": False}
SHOWN = "fact"
BROWSER = {"yes": YES}
FORM = "“是”或“否”"


def said(value: bool) -> str:
    return "是" if value else "否"


def check(value: Any, field: Field) -> bool:
    answer = yes_or_no(text_of(value))
    if answer is None:
        raise UnfitValue(Misfit(value, "“是”或“否”"))
    return answer
