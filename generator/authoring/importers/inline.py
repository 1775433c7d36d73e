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

_PAIRS = {
    STRONG_ON: STRONG_OFF,
    EM_ON: EM_OFF,
    SUP_ON: SUP_OFF,
    SUB_ON: SUB_OFF,
    LINK_ON: LINK_OFF,
    STRIKE_ON: STRIKE_OFF,
}
_CLOSING = {off: on for on, off in _PAIRS.items()}
_HOLLOW = re.compile(f"{LINK_ON}.[ ]*{LINK_OFF}|" + "|".join(f"{on}{off}" for on, off in _PAIRS.items()))
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


def parted(text: str) -> list[str]:
    """The lines of a text that BREAK parts: marks that are open at a line's end close there and open again on the next,
    since Markdown knows no mark over several lines. A mark that holds nothing is gone."""
    if BREAK not in text:
        return [text]
    lines: list[str] = [""]
    opened: list[str] = []
    place = 0
    while place < len(text):
        sign = text[place]
        place += 1
        if sign == BREAK:
            lines[-1] += "".join(_PAIRS[mark[0]] for mark in reversed(opened))
            lines.append("".join(opened))
            continue
        if sign in _PAIRS:
            mark = text[place - 1 : place + 1] if sign == LINK_ON else sign
            place += len(mark) - 1
            opened.append(mark)
            sign = mark
        elif sign in _CLOSING and opened and opened[-1][0] == _CLOSING[sign]:
            opened.pop()
        lines[-1] += sign
    return [_without_hollow(line) for line in lines]


def _without_hollow(line: str) -> str:
    fresh = _HOLLOW.sub("", line)
    return fresh if fresh == line else _without_hollow(fresh)


def safe(text: str) -> str:
    """Source text without the characters that this module uses; no honest file holds them."""
    return _FOREIGN.sub("", text)
