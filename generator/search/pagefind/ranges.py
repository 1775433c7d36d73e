"""Weights of the words of all runs -> ranges of first characters, each of which is work for one process."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from generator.search.run import Weights

_RANGE = 1_000_000
"""Places and postings of a range: some four megabytes of postings, a hundred while they are worked on."""
_END = 0x110000


def ranges(weights: Iterable[Weights]) -> list[tuple[int, int]]:
    """First code point, and first one no more, of each range. They depend on the documents, not on how these were dealt
    out to runs."""
    sums: Counter[int] = Counter()
    for codes, sizes in weights:
        for code, size in zip(array("I", codes), array("I", sizes), strict=True):
            sums[code] += size
    bounds, weight = [0], 0
    for code in sorted(sums):
        if weight >= _RANGE:
            bounds.append(code)
            weight = 0
        weight += sums[code]
    return list(pairwise([*bounds, _END]))
