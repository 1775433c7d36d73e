"""The library -> its registers with the documents that carry their rows, found once for all rules about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from generator.model.diagnostic import Finding
from generator.model.document import OPEN, Document
from generator.model.library import Library
from generator.model.register import Register, RegisterRow


@lru_cache(maxsize=2)
def _registered(library: Library) -> dict[str, tuple[Document, ...]]:
    """Id of a register -> the documents that carry its rows and are open, oldest first."""
    found: defaultdict[str, list[Document]] = defaultdict(list)
    for row in library.rows:
        if row.rows and row.register and row.classification == OPEN and not row.draft and not row.withdrawn:
            found[row.register].append(row)
    return {key: tuple(sorted(documents, key=lambda row: row.publish_date)) for key, documents in found.items()}


def each_register(library: Library) -> Iterator[tuple[Register, tuple[Document, ...]]]:
    known = library.vocabularies.registers.by_id
    return ((known[key], documents) for key, documents in _registered(library).items() if key in known)


def in_file(library: Library, document: Document, row: RegisterRow, **values: str) -> Finding:
    return Finding(row.line, 1, values, library.shown(document.rows_file))
