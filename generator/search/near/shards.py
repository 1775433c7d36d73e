"""Weighed pairs of all documents -> files of postings, of which the browser fetches one a pair.

A file is JSON: pair -> [slots, weights]; slots are ascending numbers of documents as differences in base 36
(``characters.steps``), weights one base-36 digit each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping

import msgspec

from generator.search.characters import pages_of, steps
from generator.search.weights import read

_POSTINGS = 1200
"""Postings that a file should hold at most: some five kilobytes on their way to a citizen."""
_FEWEST, _MOST = 16, 8192

Postings = tuple[str, str]
_Shard = dict[str, Postings]


def number_of_shards(volume: int) -> int:
    """How many files, from the number of different words of each document, summed: a power of two."""
    wanted = _FEWEST
    while wanted < _MOST and wanted * _POSTINGS < volume:
        wanted *= 2
    return wanted


def changes(before: Mapping[int, str], after: Mapping[int, str]) -> dict[str, dict[int, str]]:
    """Pair -> slot -> its new weight ("" for none), where two sets of records differ."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for slot in {**before, **after}:
        old, new = read(before.get(slot, "")), read(after.get(slot, ""))
        for pair in {**old, **new}:
            if old.get(pair) != new.get(pair):
                found[pair][slot] = new.get(pair, "")
    return found


def revised(file: bytes, changed: Mapping[str, Mapping[int, str]]) -> bytes:
    """A file with other weights for some slots of some pairs; those that are nowhere any more leave it."""
    shard = msgspec.json.decode(file, type=_Shard)
    for pair, weights in changed.items():
        postings = _revised(shard.pop(pair, ("", "")), weights)
        if postings[0]:
            shard[pair] = postings
    return msgspec.json.encode(dict(sorted(shard.items())))


def _revised(postings: Postings, weights: Mapping[int, str]) -> Postings:
    slots, digits = pages_of(postings[0]), list(postings[1])
    for slot, digit in weights.items():
        at = bisect_left(slots, slot)
        there = at < len(slots) and slots[at] == slot
        if there:
            del slots[at], digits[at]
        if digit:
            slots.insert(at, slot)
            digits.insert(at, digit)
    return steps(slots), "".join(digits)
