"""A mapping, or a list of such, as editors write it -> records of one shape, with everything wrong in them by number and part."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from generator.model.field_types import check_of
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

Record = TypeVar("Record")


def records(value: Any, parts: Mapping[str, Field], make: Callable[..., Record]) -> tuple[Record, ...]:
    """Each mapping of a list, or the one that stands there without a list, as a record."""
    made, wrong = [], []
    for number, item in enumerate(value if isinstance(value, list) else [value], 1):
        try:
            made.append(record(item, parts, make))
        except UnfitValue as error:
            wrong += [misfit.within(f"第 {number} 条") for misfit in error.misfits]
    if wrong:
        raise UnfitValue(*wrong)
    return tuple(made)


def record(value: Any, parts: Mapping[str, Field], make: Callable[..., Record]) -> Record:
    """One mapping as a record. parts: by both names, as ``by_name`` gives them. What has no value is not given."""
    if not isinstance(value, dict):
        raise UnfitValue(Misfit(value, "“键: 值”的形式"))
    named: set[str] = set()
    given: dict[str, Any] = {}
    wrong: list[Misfit] = []
    for name, content in value.items():
        part = parts.get(name)
        if part is None:
            wrong.append(Misfit(content, f"没有 {name} 这一项的形式"))
            continue
        if part.key in named:
            wrong.append(Misfit(content, f"只写一次{part.name}（{part.key}）的形式"))
        named.add(part.key)
        if content is not None and content != "" and not (isinstance(content, str) and content.isspace()):
            given[part.key] = None
            try:
                given[part.key] = check_of(part.type)(content, part)
            except UnfitValue as error:
                wrong += [misfit.within(f"的{name}") for misfit in error.misfits]
    lacking = {part.key: part for part in parts.values() if part.required and part.key not in given}
    wrong += [Misfit(value, f"写明{part.name}（{part.key}）的形式") for part in lacking.values()]
    if wrong:
        raise UnfitValue(*wrong)
    return make(**given)
