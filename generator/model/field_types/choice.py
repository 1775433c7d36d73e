"""choice 从中选一

从 choices 里选一个，一字不差。
"""

from __future__ import annotations

from typing import Any

from generator.base.close_names import alike
from generator.model.field_types._values import text_of
from generator.model.kind import NEVER_PROPOSED, Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = ("甲", "2026")
REFUSED = ("丙", "'甲 乙'", "[甲]", "2027")
SHOWN = "fact"


def check(value: Any, field: Field) -> str:
    text = text_of(value)
    if text not in field.choices:
        near = "" if field.key in NEVER_PROPOSED else next(iter(alike(text, field.choices)), "")
        more = {"choices": "、".join(field.choices), "near": near}
        raise UnfitValue(Misfit(text, "、".join(field.choices) + " 之一", kind="field-choice", more=more))
    return text


def schema(field: Field) -> dict[str, Any]:
    return {"enum": [*field.choices, *(int(one) for one in field.choices if one.isdecimal() and str(int(one)) == one)]}


def widget(field: Field) -> dict[str, Any]:
    return {"widget": "select", "options": list(field.choices)}


def hint(field: Field) -> str:
    return field.doc
