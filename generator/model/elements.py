"""A document's fields of its own kind -> what its page says of them: short values, and titled lists of lines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from generator.base.dates import chinese
from generator.model.document import Document
from generator.model.kind import Field, Kind
from generator.model.view import Section

_SHORT = frozenset(("text", "date", "integer", "number", "choice", "url"))


def values(document: Document, kind: Kind) -> Iterator[tuple[Field, str]]:
    """The kind's own short fields (办理时限, 咨询电话 ...); 效力状态 changes by itself and is none of them."""
    for field in kind.fields:
        if field.type in _SHORT and field.shown and field.key in document.fields and field.key != "validity":
            yield field, _said(document.fields[field.key])


def sections(document: Document, kind: Kind) -> Iterator[Section]:
    """The kind's longer fields (申请条件, 违法事实 ...)."""
    for field in kind.fields:
        if field.type in ("lines", "long") and field.shown and field.key in document.fields:
            value = document.fields[field.key]
            yield Section(field.name, tuple(value) if isinstance(value, tuple | list) else (str(value),))


def _said(value: Any) -> str:
    if isinstance(value, datetime.date):
        return chinese(value)
    if isinstance(value, float):
        return f"{value:,.2f}"
    return str(value)
