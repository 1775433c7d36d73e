"""A document and a field -> a finding at its line: what most site rules yield."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.diagnostic import Finding, Level
from generator.model.document import Document

Findings = Iterator[Finding]
"""What ``check`` yields."""


def at(row: Document, key: str, /, *, level: Level | None = None, **values: str) -> Finding:
    """A problem at the line of a document's field; on its first line when a folder's defaults give the field."""
    return Finding(line=row.lines.get(key, 1), column=1, path=row.source, values=values, level=level)
