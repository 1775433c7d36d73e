"""Why a file cannot be published, as an error, and the limits that end in one: one file never stops a build."""

from __future__ import annotations

from collections import Counter

import msgspec

FILE = 64 << 20
"""Bytes of a file, and of everything unpacked from it."""
PARTS = 5_000
"""Members of an Office file or an archive, all archives in it together."""
DEPTH = 2
"""Archives in archives."""
ROWS, COLUMNS, PAGES, PIXELS = 200_000, 16_384, 2_000, 120_000_000

Removed = Counter[str]
"""What was taken out, kind -> how many: ``model.public_copy.REMOVED`` has the words."""


class NoCopy(Exception):
    """A file that is not published. why, todo: in the editor's words."""

    code = "ATT-UNREADABLE"

    def __init__(self, why: str, todo: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.todo = todo or "换成能打开、不设密码的文件（docx、xlsx、csv、pdf）后再附上"


class WrongType(NoCopy):
    """A file of a type that is not published, or that is not what its name says."""

    code = "ATT-TYPE"


class MadeCopy(msgspec.Struct, frozen=True):
    """The bytes of a copy and what it does not have any more. hints: what no program can look into."""

    data: bytes
    removed: Removed
    hints: tuple[str, ...] = ()


def damaged(what: str = "文件") -> NoCopy:
    """The file cannot be read through to its end."""
    return NoCopy(f"{what}已损坏，或内容与扩展名不符", "在原来的程序里打开，确认内容完整后另存，再换上")


def too_large(what: str) -> NoCopy:
    """A limit is passed. what: which, with its number."""
    return NoCopy(what, "拆成几个小一些的文件，分别附上")
