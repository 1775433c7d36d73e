"""A document as it came off the disk, with the line of everything: what document rules look at."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.model.document import Document
from generator.model.kind import Kind
from generator.model.redaction import Redacted


class FrontMatterEntry(msgspec.Struct, frozen=True):
    """One front-matter entry. value: str, None (empty), list or dict of the same. line, column: of the key, 1-based.
    items: lines of the records of a list, in their order."""

    value: Any
    line: int
    column: int = 1
    key: str = ""
    items: tuple[int, ...] = ()


class ReadError(msgspec.Struct, frozen=True):
    """Something that reading found wrong, before any rule could look: ``kind``
    names the rule that puts it into words."""

    kind: str
    line: int = 0
    column: int = 0
    values: dict[str, str] = {}
    path: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One content file, read as far as it could be read.

    path: what messages show. file_key: key of the file. text: whole text. body: after the front matter; body_line: its
    first line in the file. entries: English key -> entry, folder defaults included (line 0). document: None when the
    fields were not good enough. html: of the body. redacted: what of the file was hidden. All lines here are counted
    without those that went with it; ``redacted.written`` gives those of the file.
    """

    path: str
    file_key: str
    text: str = ""
    entries: dict[str, FrontMatterEntry] = {}
    body: str = ""
    body_line: int = 1
    faults: tuple[ReadError, ...] = ()
    document: Document | None = None
    kind: Kind | None = None
    html: str = ""
    redacted: Redacted = Redacted("")

    def line_of(self, key: str) -> int:
        """Line on which a field stands; 1 when it comes from the folder's defaults or is absent."""
        entry = self.entries.get(key)
        return entry.line if entry and entry.line else 1

    def value(self, key: str) -> str:
        """A front-matter value as text, "" when absent or not a scalar."""
        entry = self.entries.get(key)
        return entry.value if entry and isinstance(entry.value, str) else ""
