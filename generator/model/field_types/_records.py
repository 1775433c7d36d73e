"""A type made of records: its check and its schema from the fields of one,
with everything wrong in them by number and part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from generator.model.field_types import check_of, record_schema
from generator.model.field_types._values import SCALAR
from generator.model.kind import Field, by_name
from generator.model.misfit import Misfit, UnfitValue

Record = TypeVar("Record")
Schema = Callable[[Field], dict[str, Any]]


def listed(field: Field) -> dict[str, Any]:
    """The widget of several. Without ``default`` a new document would begin with
    an empty one that must be filled in."""
    return {"widget": "list", "label_singular": field.name, "collapsed": False, "default": []}


def several(
    parts: Iterable[Field], make: Callable[..., Record], *, bare: str = ""
) -> tuple[Callable[[Any, Field], tuple[Record, ...]], Schema]:
    """Check and schema of a list of records, or of one without a list. bare: the part that may stand for the record."""
    named = by_name(parts)

    def check(value: Any, field: Field) -> tuple[Record, ...]:
        made, wrong = [], []
        for number, item in enumerate(value if isinstance(value, list) else [value], 1):
            try:
                made.append(record({bare: item} if bare and isinstance(item, str) else item, named, make))
            except UnfitValue as error:
                wrong += [misfit.within(f"第 {number} 条") for misfit in error.misfits]
        if wrong:
            raise UnfitValue(*wrong)
        return tuple(made)

    def schema(field: Field) -> dict[str, Any]:
        one = [*([SCALAR] if bare else ()), record_schema(parts)]
        return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}}]}

    return check, schema


def single(parts: Iterable[Field], make: Callable[..., Record]) -> tuple[Callable[[Any, Field], Record], Schema]:
    """Check and schema of one record."""
    named = by_name(parts)
    return lambda value, field: record(value, named, make), lambda field: record_schema(parts)


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
