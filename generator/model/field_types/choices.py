"""choices 从中选几个

从 choices 里选一个或几个，一字不差；几个的写成列表。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.model.field_types import choice
from generator.model.field_types._values import semicolons
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = ("[甲, 2026]", "甲", "2026", "[]")
REFUSED = ("[甲, 丙]", "丙", "甲、2026", "[甲, [2026]]", "{甲: 2026}")
SHOWN = "fact"
BROWSER = {"list": True}
split = semicolons


def said(value: Iterable[str]) -> str:
    return "、".join(value)


def check(value: Any, field: Field) -> tuple[str, ...]:
    found: list[str] = []
    wrong: list[Misfit] = []
    for name in value if isinstance(value, list) else [value]:
        try:
            found.append(choice.check(name, field))
        except UnfitValue as unfit:
            wrong += unfit.misfits
    if wrong:
        raise UnfitValue(*wrong)
    return tuple(dict.fromkeys(found))


def schema(field: Field) -> dict[str, Any]:
    one = choice.schema(field)
    return {"anyOf": [one, {"type": "array", "items": one}]}


def widget(field: Field) -> dict[str, Any]:
    return choice.widget(field) | {"multiple": True, "default": []}


def hint(field: Field) -> str:
    return field.doc
