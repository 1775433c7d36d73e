"""Inline marks inside a block's text: Unicode noncharacters, which no source holds, until Markdown is written.

Cleaning works on plain Chinese text; Markdown escapes inside it would hide what the steps look for. So bold, links
and images travel as single noncharacters (U+FDD0 and up), and positions as one character of plane 15.
"""

from __future__ import annotations

import re

STRONG_ON, STRONG_OFF = "\ufdd0", "\ufdd1"
EM_ON, EM_OFF = "\ufdd2", "\ufdd3"
SUP_ON, SUP_OFF = "\ufdd4", "\ufdd5"
SUB_ON, SUB_OFF = "\ufdd6", "\ufdd7"
LINK_ON, LINK_OFF = "\ufdd8", "\ufdd9"
IMAGE_ON, IMAGE_OFF = "\ufdda", "\ufddb"
STRIKE_ON, STRIKE_OFF = "\ufddc", "\ufddd"
FOOTNOTE = "\ufdde"
BREAK = "\ufddf"

_BASE = 0xF0000
_MARKS = re.compile("[\ufdd0-\ufddf\U000f0000-\U000ffffd]")
_FOREIGN = re.compile("[\ufdd0-\ufdef\U000f0000-\U000ffffd]")


def position(index: int) -> str:
    """A position in ``links``, ``attachments`` or the footnotes as one character."""
    return chr(_BASE + index)


def index(character: str) -> int:
    """The position that :func:`position` wrote."""
    return ord(character) - _BASE


def link(text: str, target: int) -> str:
    """Text that links to the target at that position."""
    return f"{LINK_ON}{position(target)}{text}{LINK_OFF}"


def image(alt: str, attachment: int) -> str:
    """The attachment at that position, shown as a picture."""
    return f"{IMAGE_ON}{position(attachment)}{alt}{IMAGE_OFF}"


def footnote(number: int) -> str:
    """A reference to the footnote of that number."""
    return f"{FOOTNOTE}{position(number)}"


def plain(text: str) -> str:
    """Text without its marks: what a reader sees, but for pictures and footnote numbers."""
    return _MARKS.sub("", text.replace(BREAK, " "))


def safe(text: str) -> str:
    """Source text without the characters that this module uses; no honest file holds them."""
    return _FOREIGN.sub("", text)
