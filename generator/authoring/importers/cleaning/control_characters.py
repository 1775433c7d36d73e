"""Invisible and foreign characters -> none: byte order marks, zero width blanks, soft hyphens, form feeds,
private use."""

from __future__ import annotations

import re

from generator.authoring.importers.cleaning.step import Cleaned

NAME = "删去不可见字符和无法显示的字符"
EXAMPLES = (
    ("政务\u200b公开", "政务公开"),
    ("\ufeff关于公开的通知", "关于公开的通知"),
    ("政务\u00a0公开", "政务 公开"),
    ("公\u00ad开\ue5d2", "公开"),
)

_BLANK = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\t\x0b\x0c]")
_GONE = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\ufffc\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]"
)


def clean(text: str) -> Cleaned:
    """Blanks of other kinds become ordinary ones (not counted); what nobody can see goes (counted)."""
    spaced = _BLANK.sub(" ", text)
    return Cleaned(_GONE.sub("", spaced), tuple(f"U+{ord(char):04X}" for char in _GONE.findall(spaced)))
