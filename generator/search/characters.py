"""Which documents hold which single character, as small files that the browser fetches one of.

The index knows pairs, and a query of one character (税) would have to open every pair that begins with it: seconds
on a big site. A table of single characters is a fifth of a bundle's size at most and answers at once.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

import msgspec

SHARDS = 32
"""Files a bundle: a few kilobytes each. A file is JSON: character -> [pages with it in the title, other pages with it],
pages newest first as differences in base 36 (``character_tables``)."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_STEPS = re.compile(r",(\w+),|\w")
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}


def shard_of(char: str) -> int:
    """The file that a character is in."""
    return ord(char) % SHARDS


def revised(
    written: Iterable[bytes],
    places: Sequence[int],
    gone: Mapping[int, tuple[str, str]],
    come: Mapping[int, tuple[str, str]],
) -> list[bytes]:
    """The files for documents some of which are others than when ``written`` was.

    places: for each page of ``written`` where it is now, ascending, or -1. gone: characters of the title and other
    characters of those that are -1. come: page now -> the same of a document that is new.
    """
    new: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for page, both in come.items():
        for part, chars in zip(new, both, strict=True):
            for char in chars:
                part.setdefault(char, []).append(page)
    moved = any(place not in (-1, page) for page, place in enumerate(places))
    last = _last_moved(places, come)
    touched = {
        char
        for page in {*gone, *come}
        for old, now in zip(gone.get(page, ("", "")), come.get(page, ("", "")), strict=True)
        for char in set(old) ^ set(now)
    }
    shards = [msgspec.json.decode(data, type=dict[str, tuple[str, str]]) for data in written]
    for char in {*new[0], *new[1]} if moved else touched:
        shards[shard_of(char)].setdefault(char, ("", ""))
    for shard in shards:
        for char in shard if moved else shard.keys() & touched:
            shard[char] = (
                _moved(shard[char][0], places, last, new[0].get(char, ())),
                _moved(shard[char][1], places, last, new[1].get(char, ())),
            )
    return [
        msgspec.json.encode({char: kept for char, kept in sorted(shard.items()) if kept != ("", "")})
        for shard in shards
    ]


def _last_moved(places: Sequence[int], come: Iterable[int]) -> int:
    """The last page of before behind which all others only count so many more or less; -1 when that is so for all."""
    if not places or places[-1] < 0 or max(come, default=-1) > places[-1]:
        return len(places) - 1
    shift = places[-1] - len(places) + 1
    moved = (page for page, place in reversed([*enumerate(places)]) if place < 0 or place != page + shift)
    return next(moved, -1)


def _moved(written: str, places: Sequence[int], last: int, more: Iterable[int]) -> str:
    """The steps with other pages up to ``last``; behind it one step changes, and all others stay as they are
    written."""
    pages, end, after = _until(written, last)
    kept = [place for page in pages if (place := places[page]) >= 0]
    for page in more:
        insort(kept, page)
    if after is None:
        return steps(kept)
    first = places[after] - (kept[-1] if kept else -1)
    return steps(kept) + _step(first) + written[end:]


def _until(written: str, last: int) -> tuple[list[int], int, int | None]:
    """Pages up to ``last``; the next one, if any, and where the steps behind that one begin."""
    pages: list[int] = []
    page = -1
    for step in _STEPS.finditer(written):
        page += int(step[1], 36) if step[1] else _VALUES[step[0]]
        if page > last:
            return pages, step.end(), page
        pages.append(page)
    return pages, len(written), None


def pages_of(written: str) -> list[int]:
    """The page numbers that ``steps`` wrote."""
    pages: list[int] = []
    for at, part in enumerate(written.split(",")):
        pages += [int(part, 36)] if at % 2 else [_VALUES[digit] for digit in part]
    return list(accumulate(pages, initial=-1))[1:]


def steps(pages: Sequence[int]) -> str:
    """Ascending page numbers as differences: one base-36 digit each, or a number between commas when above 35."""
    written: list[str] = []
    last = -1
    for page in pages:
        written.append(_step(page - last))
        last = page
    return "".join(written)


def _step(step: int) -> str:
    return DIGITS[step] if step < len(DIGITS) else f",{base36(step)},"


def base36(number: int) -> str:
    """A natural number in base 36, "0" for none."""
    digits = ""
    while number:
        number, rest = divmod(number, len(DIGITS))
        digits = DIGITS[rest] + digits
    return digits or "0"
