"""Which documents hold which single character, as small files that the browser fetches one of.

The index knows pairs, and a query of one character (税) would have to open every pair that begins with it: seconds
on a big site. A table of single characters is a fifth of a bundle's size at most and answers at once.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

import msgspec

SHARDS = 32
"""Files a bundle: a few kilobytes each."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)}


def shard_of(char: str) -> int:
    """The file that a character is in."""
    return ord(char) % SHARDS


def tables(documents: Iterable[tuple[str, str]]) -> list[bytes]:
    """The files, from the characters of the title and the other characters of each document, newest first.

    Each is JSON: character -> [pages with it in the title, other pages with it], pages as differences in base 36.
    """
    in_titles: dict[str, list[int]] = {}
    elsewhere: dict[str, list[int]] = {}
    for page, (title, rest) in enumerate(documents):
        for char in title:
            in_titles.setdefault(char, []).append(page)
        for char in rest:
            elsewhere.setdefault(char, []).append(page)
    shards: list[dict[str, tuple[str, str]]] = [{} for _ in range(SHARDS)]
    for char in sorted({*in_titles, *elsewhere}):
        shards[shard_of(char)][char] = (steps(in_titles.get(char, ())), steps(elsewhere.get(char, ())))
    return [msgspec.json.encode(shard) for shard in shards]


def revised(
    written: Iterable[bytes],
    places: Sequence[int],
    gone: Mapping[int, tuple[str, str]],
    come: Mapping[int, tuple[str, str]],
) -> list[bytes]:
    """The files for documents some of which are others than when ``written`` was.

    places: for each page of ``written`` where it is now, ascending, or -1. gone: what ``tables`` was given for those
    that are -1. come: page now -> the same of a document that is new.
    """
    new: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for page, both in come.items():
        for part, chars in zip(new, both, strict=True):
            for char in chars:
                part.setdefault(char, []).append(page)
    moved = any(place not in (-1, page) for page, place in enumerate(places))
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
                _moved(shard[char][0], places, new[0].get(char, ())),
                _moved(shard[char][1], places, new[1].get(char, ())),
            )
    return [
        msgspec.json.encode({char: kept for char, kept in sorted(shard.items()) if kept != ("", "")})
        for shard in shards
    ]


def _moved(written: str, places: Sequence[int], more: Iterable[int]) -> str:
    pages = [place for page in pages_of(written) if (place := places[page]) >= 0]
    for page in more:
        insort(pages, page)
    return steps(pages)


def pages_of(written: str) -> list[int]:
    """The page numbers that ``steps`` wrote."""
    pages: list[int] = []
    for at, part in enumerate(written.split(",")):
        pages += [int(part, 36)] if at % 2 else [_VALUES[digit] for digit in part]
    return list(accumulate(pages, initial=-1))[1:]


def steps(pages: Sequence[int]) -> str:
    """Ascending page numbers as differences: one base-36 digit each, or a number between commas when above 35."""
    written, last = [], -1
    for page in pages:
        step = page - last
        written.append(_DIGITS[step] if step < len(_DIGITS) else f",{base36(step)},")
        last = page
    return "".join(written)


def base36(number: int) -> str:
    """A natural number in base 36, "0" for none."""
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits or "0"
