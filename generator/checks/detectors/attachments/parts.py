"""What reading an attached file gives, as values, and the limits that keep one file from stopping a build."""

from __future__ import annotations

import msgspec

LIMIT = 64 << 20
"""Bytes of one file, and of everything unpacked from it."""
ROWS, COLUMNS = 200_000, 16_384
"""Rows and columns of one table: what has more is not published (``access.copies``)."""


class Unreadable(Exception):
    """A file that cannot be looked into; its text says why, in the editor's words."""


class OfficePart(msgspec.Struct, frozen=True):
    """One stretch of text. label: where in the file ("工作表“名单”"), "" for its only part. table: lines are rows, cells
    apart by tabs. first: number of its first line or row. visible: a reader sees it when he opens the file."""

    text: str
    label: str = ""
    table: bool = False
    first: int = 1
    visible: bool = True


class Residue(msgspec.Struct, frozen=True):
    """Something that the file holds beside what it shows. code: of the rule that says so.
    what: in the editor's words."""

    code: str
    what: str
    what_en: str
    light: bool = False


class Contents(msgspec.Struct, frozen=True):
    """All parts and residues of a file; ``unreadable`` says why it could not be looked into, "" when it could."""

    parts: tuple[OfficePart, ...] = ()
    residues: tuple[Residue, ...] = ()
    unreadable: str = ""


def cell(text: str) -> str:
    """The text of a table cell on one line, without the tab that parts cells."""
    return " ".join(text.split()) if any(char in text for char in "\t\n\r") else text.strip()
