"""Documents and their volumes -> periods, each of which becomes a bundle.

The documents stand in one order, oldest first. Cuts lie at fixed amounts of volume counted from the oldest, moved to
the next beginning of a month (or day). So a new document at the end changes the last bundle only, and one in the
middle moves a cut only if it happens to stand just before one. Every eighth cut closes a bundle for good; behind
the last closed one there are at most two more: one that takes a step once in a while, and the newest, which is small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

STEP = 400_000
"""Volume (different words of each document, summed) of a step: some 570 official documents,
indexed in three seconds."""

STEPS = 8
"""Steps in a closed bundle: some 4,500 official documents, 2.7 GiB of memory for Pagefind (900 bytes a volume)."""

_MANY_CLOSED = 4
"""From so many closed bundles on, the newest may grow to four steps before it
is parted: each bundle costs a citizen."""


class Dated(NamedTuple):
    """What the cuts need of a document: ISO day, address, volume."""

    date: str
    url: str
    volume: int


class Period(NamedTuple):
    """``documents[first:after]`` of the order that was given; ``name`` is the day it begins, or 0 for the oldest."""

    name: str
    first: int
    after: int


def in_order(documents: Sequence[Dated]) -> list[int]:
    """Places of the documents from the oldest to the newest; those of one day by address."""
    return sorted(range(len(documents)), key=lambda at: (documents[at].date, documents[at].url))


def periods(documents: Sequence[Dated], *, step: int = STEP) -> list[Period]:
    """Periods of ``documents``, which stand in the order of ``in_order``; newest period first."""
    before = [0, *accumulate(document.volume for document in documents)]
    cuts: dict[int, int] = {}
    for number in range(1, before[-1] // step + 1):
        place = _cut(documents, before, number * step, step // 4)
        if place is not None:
            cuts[number] = place
    bounds = sorted({0, len(documents), *(cuts[number] for number in _used(sorted(cuts)))})
    cut: list[Period] = []
    for first, after in pairwise(bounds):
        cut.append(Period(_name(documents, first, {period.name for period in cut}), first, after))
    return cut[::-1]


def _used(numbers: Sequence[int]) -> list[int]:
    closed = [number for number in numbers if number % STEPS == 0]
    newest = numbers[-1] if numbers else 0
    open_steps = newest - (closed[-1] if closed else 0)
    if open_steps and (len(closed) < _MANY_CLOSED or open_steps > 3):
        return [*closed, newest]
    return closed


def _cut(documents: Sequence[Dated], before: Sequence[int], wanted: int, slack: int) -> int | None:
    """The month that begins within ``slack`` after ``wanted``, else the day, else the document that stands there.

    None while the documents end before that is settled: a cut does not move once it is there.
    """
    start = next(at for at, volume in enumerate(before) if volume >= wanted)
    near = [at for at in range(start, len(documents)) if before[at] <= wanted + slack]
    for part in (7, 10):  # 2026-03, 2026-03-01
        places = (at for at in near if documents[at].date[:part] != documents[at - 1].date[:part])
        if (at := next(places, None)) is not None:
            return at
        if before[-1] <= wanted + slack:
            return None
    return start if start < len(documents) else None


def _name(documents: Sequence[Dated], first: int, taken: set[str]) -> str:
    if first == 0:
        return "0"
    name = re.sub(r"\D", "", documents[first].date)
    while name in taken:
        name += "b"
    return name
