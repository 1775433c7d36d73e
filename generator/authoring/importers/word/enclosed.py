"""Numbers and characters in circles, brackets or with a full stop -> the one character that Unicode has for them."""

from __future__ import annotations

import unicodedata

_RANGES = ((0x2460, 0x2473), (0x24B6, 0x24EA), (0x3251, 0x325F), (0x3280, 0x32BF))
_CIRCLED = {
    unicodedata.normalize("NFKC", chr(code)): chr(code) for low, high in _RANGES for code in range(low, high + 1)
}
_SIMPLIFIED = {
    "财": "㊖",
    "劳": "㊘",
    "适": "㊜",
    "优": "㊝",
    "项": "㊠",
    "写": "㊢",
    "医": "㊩",
    "学": "㊫",
    "监": "㊬",
}
_BOXED = {"√": "☑", "✓": "☑", "✔": "☑", "×": "☒", "✕": "☒", "✗": "☒", "╳": "☒"}
CIRCLES = frozenset("○◯〇⚪")
BOXES = frozenset("□◻▢☐")
SHAPES = CIRCLES | BOXES | frozenset("△◇▽☆")


def circled(words: str) -> str:
    """``1`` as ①, ``一`` as ㊀; "" when there is no such character."""
    bare = words.strip()
    return _CIRCLED.get(bare) or _SIMPLIFIED.get(bare) or ""


def enclosed(words: str, shape: str) -> str:
    """A text within a shape: in a circle, or a tick in a box; "" when there is no such character."""
    if shape in CIRCLES:
        return circled(words)
    return _BOXED.get(words.strip(), "") if shape in BOXES else ""


def with_full_stop(number: int) -> str:
    """``⒈`` to ``⒛``; "" beyond."""
    return chr(0x2488 + number - 1) if 1 <= number <= 20 else ""


def in_brackets(number: int) -> str:
    """``⑴`` to ``⒇``; "" beyond."""
    return chr(0x2474 + number - 1) if 1 <= number <= 20 else ""


def han_in_brackets(number: int) -> str:
    """``㈠`` to ``㈩``; "" beyond."""
    return chr(0x3220 + number - 1) if 1 <= number <= 10 else ""
