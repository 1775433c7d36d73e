"""Text as somebody wrote it -> the normal form that is looked at and published, and the characters that it does not
have: what draws nothing, what only one font can draw, what turns the order of reading around (ADR 0161)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

import msgspec

Fate = Literal["kept", "taken", "refused"]
"""What becomes of a character: it stays; it goes; it goes, and nothing is published before somebody has looked at its
place."""

_ORDINARY = re.compile(
    "[\n\t -~\xa0·×\u2010-\u2027\u2030-\u205e\u2460-\u2473\u25a0-\u25ff\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]*+"
)
"""Most texts have nothing but these."""
_BREAKS = frozenset("\x0b\x0c\x85\u2028\u2029")
_NAMED = (
    (0x202A, 0x202E, "改变文字方向的控制符"),
    (0x2066, 0x2069, "改变文字方向的控制符"),
    (0x206A, 0x206F, "已废止的控制符"),
    (0xFFF9, 0xFFFB, "行间注释符"),
    (0xFFFD, 0xFFFD, "转换编码时丢失的字"),
    (0xE0000, 0xE007F, "标签字符"),
)
"""Refused: first and last of each range, and what they are called. The Unicode Standard, 23.2, 23.8 to 23.9."""
_DEPRECATED = frozenset("\u0149\u0673\u0f77\u0f79\u17a3\u17a4\u2329\u232a")
"""Property Deprecated, beside those above (PropList.txt)."""
_DRAWS_NOTHING = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc")
"""Of the categories of letters, marks and signs, and yet nothing is seen of them."""
_BLANKS = frozenset(" \xa0\u2002\u2003\u2007\u2009\u202f\u3000")
"""Those that are in use; whatever else is as empty becomes an ordinary one."""
_DRAWN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Format characters that are seen: signs around numbers of other scripts."""
_CATEGORIES = {"Cc": "控制字符", "Co": "自造字区的字，只有个别字体能显示", "Cn": "没有定义的字符", "Cs": "半个字符"}
_IDEOGRAPHS = range(0x20000, 0x3FFFE)
"""Characters of names come into these planes with every version of Unicode, faster than into Python."""


class Unfit(msgspec.Struct, frozen=True):
    """A character that the normal form does not have. offset: in the text as it was written."""

    offset: int
    char: str
    fate: Fate

    @property
    def code(self) -> str:
        """Its number, as standards write it."""
        return f"U+{ord(self.char):04X}"

    @property
    def name(self) -> str:
        """What it is, in an editor's words."""
        code = ord(self.char)
        named = next((name for first, last, name in _NAMED if first <= code <= last), "")
        if self.fate == "taken":
            return "看不见的字符"
        return named or _CATEGORIES.get(unicodedata.category(self.char), "已废止的字符")


def normal(text: str, *, ends: str = "\n") -> tuple[str, tuple[Unfit, ...]]:
    """The normal form of a text, and what had to go for it, in order. ends: what stands for an end of line that is
    none in most programs (a form feed, U+2028)."""
    if _ORDINARY.fullmatch(text):
        return text, ()
    fates = {char: fate for char in set(text) if (fate := fate_of(char)) != "kept"}
    if not fates:
        return text, ()
    unfit = tuple(Unfit(at, char, fates[char]) for at, char in enumerate(text) if char in fates)
    return text.translate({ord(char): _instead(char, ends) for char in fates}), unfit


def _instead(char: str, ends: str) -> str | None:
    if char in _BREAKS:
        return ends
    return " " if unicodedata.category(char) == "Zs" else None


def is_normal(text: str) -> bool:
    """Whether a text has its normal form already."""
    return bool(_ORDINARY.fullmatch(text)) or all(fate_of(char) == "kept" for char in text)


@lru_cache(maxsize=4096)
def fate_of(char: str) -> Fate:
    """What becomes of one character."""
    code, category = ord(char), unicodedata.category(char)
    if char in "\n\t":
        return "kept"
    if char in "\u2028\u2029\x0b\x0c":  # Word and printers end lines and pages with these
        return "taken"
    if category == "Zs":
        return "kept" if char in _BLANKS else "taken"
    if char in _DEPRECATED or any(first <= code <= last for first, last, _ in _NAMED):
        return "refused"
    if category == "Cf":
        return "kept" if char in _DRAWN else "taken"
    if char in _DRAWS_NOTHING or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
        return "taken"
    if category in _CATEGORIES:
        return "kept" if category == "Cn" and code in _IDEOGRAPHS and code & 0xFFFE != 0xFFFE else "refused"
    return "kept"
