"""Which documents hold which single character, as small files that the browser fetches one of.

The index knows pairs, and a query of one character (税) would have to open every pair that begins with it: seconds
on a big site. A table of single characters is a fifth of a bundle's size at most and answers at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

SHARDS = 32
"""Files a bundle: a few kilobytes each."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


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


def steps(pages: Sequence[int]) -> str:
    """Ascending page numbers as differences: one base-36 digit each, or a number between commas when above 35."""
    found, last = [], -1
    for page in pages:
        step = page - last
        found.append(_DIGITS[step] if step < len(_DIGITS) else f",{_base36(step)},")
        last = page
    return "".join(found)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits
