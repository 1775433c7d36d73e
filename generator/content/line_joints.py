"""Text broken over lines -> one line, with a blank at the joint only where the script has blanks between words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_MARKS = "“”‘’—…·"
"""Punctuation of Chinese text whose width Unicode calls ambiguous."""
_LONGEST = 8


def one_line(text: str) -> str:
    """The text on one line, runs of blanks as one."""
    joined = ""
    for line in filter(None, (" ".join(part.split()) for part in text.split("\n"))):
        joined += f"{'' if not joined or _close(joined, line) else ' '}{line}"
    return joined


def unfolded(value: str, lines: Sequence[str]) -> str:
    """A YAML scalar without the blanks that folding put between Chinese characters. lines: on which it is written."""
    for left, right in pairwise([line.strip() for line in lines if line.strip()]):
        if _close(left, right):
            value = _rejoined(value, left, right)
    return value


def _close(left: str, right: str) -> bool:
    return _wide(left[-1]) and _wide(right[0])


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" or character in _MARKS


def _rejoined(value: str, left: str, right: str) -> str:
    """The blank of one joint taken out; found by as much of what stands around it as the value has too."""
    for length in range(_LONGEST, 0, -1):
        before, after = left[-length:], right[:length]
        if f"{before} {after}" in value:
            return value.replace(f"{before} {after}", before + after, 1)
    return value
