"""Two texts -> how alike they are and where they differ: shingles find the pairs, difflib shows the places."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.authoring.importers.cleaning.to_simplified import folded

SHINGLE = 6
"""Characters of a shingle: longer than a stock phrase such as 人民政府, shorter than a sentence."""
ALIKE = 0.5
"""Share of the shorter text's shingles from which two texts are compared character by character."""
SAME = 0.8
"""Ratio of equal characters from which two texts are one document."""
_AROUND = 8
_LONGEST = 60_000
"""Characters up to which every character is compared; above it difflib skips the most frequent ones, to end in time."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place: what the first text has, what the second has ("" = nothing), and the words before it."""

    first: str
    second: str
    before: str
    after: str

    def __str__(self) -> str:
        if not self.first:
            return f"…{self.before}【多出：{self.second}】{self.after}…"
        if not self.second:
            return f"…{self.before}【缺少：{self.first}】{self.after}…"
        return f"…{self.before}【{self.first} → {self.second}】{self.after}…"


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two documents that are one: their names, the ratio of equal characters (0 to 1), the places that differ."""

    first: str
    second: str
    ratio: float
    differences: tuple[Difference, ...]


def bare(text: str) -> str:
    """The text as compared: simplified, without blanks, Markdown marks and the width of punctuation."""
    lines = (re.sub(r"^\s*(?:#{1,6}\s+|[-*]\s+|\|[\s|:-]*$)", "", line) for line in text.split("\n"))
    plain = re.sub(r"[\\*_`]|</?\w+[^>]*>", "", "\n".join(lines))
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", folded(plain)))


def shingles(text: str) -> frozenset[int]:
    """Hashes of a text's shingles; they hold within one run only."""
    return frozenset(hash(text[place : place + SHINGLE]) for place in range(max(1, len(text) - SHINGLE + 1)))


def near(texts: Mapping[str, str], others: Mapping[str, str]) -> tuple[Duplicate, ...]:
    """Pairs of ``texts`` among themselves and with ``others`` (Markdown bodies by name) that are one document."""
    plain = {name: bare(text) for name, text in {**others, **texts}.items()}
    marks = {name: shingles(text) for name, text in plain.items() if len(text) >= 40}
    fresh = [name for name in texts if name in marks]
    duplicates: list[Duplicate] = []
    for place, name in enumerate(fresh):
        for other in [*sorted(set(others) & set(marks)), *fresh[:place]]:
            if other == name or not _may_be_one(marks[name], marks[other]):
                continue
            ratio, differences = compared(plain[other], plain[name])
            if ratio >= SAME:
                duplicates.append(Duplicate(other, name, ratio, differences))
    return tuple(duplicates)


def compared(first: str, second: str) -> tuple[float, tuple[Difference, ...]]:
    """Ratio of equal characters and the differing places of two bare texts, small ones beside each other as one."""
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=max(len(first), len(second)) > _LONGEST)
    places = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return matcher.ratio(), tuple(_difference(first, second, code) for code in _merged(places))


def _merged(codes: Sequence[tuple[str, int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Places parted by one or two equal characters are one to a reader."""
    done: list[tuple[int, int, int, int]] = []
    for _, left, right, low, high in codes:
        if done and left - done[-1][1] <= 2:
            done[-1] = (done[-1][0], right, done[-1][2], high)
        else:
            done.append((left, right, low, high))
    return done


def _difference(first: str, second: str, code: tuple[int, int, int, int]) -> Difference:
    left, right, low, high = code
    return Difference(
        first[left:right], second[low:high], first[max(0, left - _AROUND) : left], first[right : right + _AROUND]
    )


def _may_be_one(first: frozenset[int], second: frozenset[int]) -> bool:
    return len(first & second) >= ALIKE * min(len(first), len(second)) and min(len(first), len(second)) * 3 > max(
        len(first), len(second)
    )
