"""A document's fields of its own kind -> what its page says of them: short values, and titled lists of lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.model.document import Document
from generator.model.field_types import field_type
from generator.model.guides import materials_of
from generator.model.kind import Field, Kind
from generator.model.view import Section
from generator.model.village import FIELDS


def values(document: Document, kind: Kind) -> Iterator[tuple[Field, str]]:
    """The kind's own short fields (办理时限, 咨询电话 ...), and 村务性质; 效力状态 changes by itself and is none of them."""
    for field in (*kind.fields, *FIELDS):
        if (
            field_type(field.type).shown == "fact"
            and field.shown
            and field.key in document.fields
            and field.key != "validity"
        ):
            yield field, field_type(field.type).said(document.fields[field.key])


def sections(document: Document, kind: Kind) -> Iterator[Section]:
    """The kind's longer fields (申请条件, 违法事实 ...); of questions each with the answer after it."""
    for field in kind.fields:
        if field_type(field.type).shown == "section" and field.shown and field.key in document.fields:
            value = document.fields[field.key]
            parts = value if isinstance(value, tuple | list) else (str(value),)
            answered = field.type == "questions"
            if field.type == "materials":
                yield Section(field.name, tuple(material.said for material in materials_of(document)))
                continue
            lines = chain.from_iterable(parts) if answered else map(_line, parts)
            yield Section(field.name, tuple(lines), answered)


def _line(part: str | tuple[str, ...]) -> str:
    return part if isinstance(part, str) else "：".join(part)
