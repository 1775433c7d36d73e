"""Front matter and text of a document -> what only some have: parts of an interpretation, lines of records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from generator.base.headings import headings_and_bold
from generator.base.patterns import lazy_re
from generator.model.document import Document
from generator.model.interpreting import parts_in
from generator.model.kind import Kind
from generator.model.source import FrontMatterEntry

_NOTHING = lazy_re(r"(?i)none|null|undefined|nan")


def with_parts(document: Document, text: str) -> Document:
    """An interpretation with what its headings, and the questions that it answers, speak of."""
    if document.kind != "interpretation":
        return document
    asked = [question for question, _ in document.fields.get("questions", ())]
    parts = parts_in([*headings_and_bold(text), *asked], text)
    return msgspec.structs.replace(document, parts=parts)


def item_lines(kind: Kind, entries: Mapping[str, FrontMatterEntry]) -> dict[str, int]:
    """ "key.2" -> the line of the second record of a list that is the kind's own."""
    return {
        f"{field.key}.{number}": line
        for field in kind.fields
        if field.key in entries
        for number, line in enumerate(entries[field.key].items, 1)
    }


def nothing_said(values: Mapping[str, Any]) -> set[str]:
    """Numbers that a program without one has written (990101/2026-None): they are told, and nowhere shown."""
    return {"index_number"} if _NOTHING.search(values.get("index_number", "")) else set()
