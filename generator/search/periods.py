"""Documents and their volumes -> periods, each of which becomes a bundle.

The documents stand in one order, oldest first. Cuts lie at fixed amounts of volume counted from the oldest, moved to
the next beginning of a month (or day). So a new document at the end changes the last bundle only, and one in the
middle moves a cut only if it happens to stand just before one. Each bundle costs a citizen some 90 kB a visit, so
bundles are few and large: most sites have one (docs/decisions/0155).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

STEP = 16_000_000
"""Volume (different words of each document, summed) of a bundle: some 22,000 official documents."""


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
    wanted = range(step, before[-1] + 1, step)
    cuts = (_cut(documents, before, volume, step // 4) for volume in wanted)
    bounds = sorted({0, len(documents), *(place for place in cuts if place is not None)})
    cut: list[Period] = []
    for first, after in pairwise(bounds):
        cut.append(Period(_name(documents, first, {period.name for period in cut}), first, after))
    return cut[::-1]


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
