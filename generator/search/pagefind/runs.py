"""Some documents after one another -> a run: files with the postings and the single characters of them alone.

A bundle is made of runs (``chunks``), so that only one run is ever in memory whole, and workers make them side by side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from generator.search.folding import Words
from generator.search.pagefind.heads import Bytes
from generator.search.pagefind.postings import ROW, Postings, table
from generator.search.placed import Characters
from generator.search.run import PlacedRun, ShardGroup, Weights
from generator.search.token_numbers import FIRST
from generator.search.weighing import WeighedPairs

DOCUMENTS = 1 << 10
"""More than a run may have."""
_ROWS, _POSTINGS, _CHARACTERS, _PAIRS = ".rows", ".postings", ".characters", ".pairs"
_WEIGHT, _PAIR = np.uint64(6), np.uint64(16)
"""Bits to the right of a document and of a pair, beside a weight."""
_ELSEWHERE, _CODE = 10, 11
"""Bits to the right of what is said of a character."""

_SECOND = np.uint64((1 << FIRST - 1) - 1)

Rows = np.ndarray[tuple[int], np.dtype[np.void]]


def write(path: Path, postings: Postings, singles: Characters, weighed: WeighedPairs) -> Weights:
    """Write the files of a run of fewer than DOCUMENTS documents."""
    rows = table(postings)
    rows.tofile(path.with_suffix(_ROWS))
    postings.content.tofile(path.with_suffix(_POSTINGS))
    keys = singles.codes << _CODE | singles.elsewhere.astype(np.int64) << _ELSEWHERE | singles.documents
    np.sort(keys.astype(np.uint32)).tofile(path.with_suffix(_CHARACTERS))
    (weighed.words << _PAIR | weighed.documents.astype(np.uint64) << _WEIGHT | weighed.digits.astype(np.uint64)).tofile(
        path.with_suffix(_PAIRS)
    )
    firsts = rows["word"] >> np.uint64(FIRST)
    at = np.flatnonzero(np.append(True, firsts[1:] != firsts[:-1])[: len(firsts)])
    sums = np.add.reduceat(rows["weight"].astype(np.int64), at)
    return firsts[at].astype(np.uint32).tobytes(), sums.astype(np.uint32).tobytes()


def part(path: Path, first: int, after: int) -> tuple[Rows, Bytes]:
    """The rows of a run from one word to another, and their bytes."""
    rows = np.memmap(path.with_suffix(_ROWS), ROW, mode="r")
    begin, end = bisect_left(rows["word"], first), bisect_left(rows["word"], after)
    start = int(rows["end"][begin - 1]) if begin else 0
    chosen = np.array(rows[begin:end])
    size = int(chosen["end"][-1]) - start if len(chosen) else 0
    content = np.fromfile(path.with_suffix(_POSTINGS), np.uint8, size, offset=start)
    chosen["end"] -= np.uint64(start)
    return chosen, content


def characters(runs: Sequence[PlacedRun], shards: Sequence[int], number_of_shards: int) -> Words:
    """Characters of all runs in some shards, ordered: ``code << 33 | elsewhere << 32 | document of the bundle``."""
    parts = [np.empty(0, np.uint64)]
    for path, base in runs:
        keys = np.fromfile(path.with_suffix(_CHARACTERS), np.uint32).astype(np.uint64)
        keys = keys[np.isin((keys >> np.uint64(_CODE)) % np.uint64(number_of_shards), shards)]
        documents = (keys & np.uint64(DOCUMENTS - 1)) + np.uint64(base)
        parts.append(keys >> np.uint64(_ELSEWHERE) << np.uint64(32) | documents)
    keys = np.concatenate(parts)
    keys.sort()
    return keys


def pairs(runs: Sequence[PlacedRun], documents: int, group: ShardGroup) -> WeighedPairs:
    """Pairs of all runs in some files of near matches. A document's number counts from the last one of the last run."""
    words, slots, digits = [np.empty(0, np.uint64)], [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for path, base in runs:
        keys = np.fromfile(path.with_suffix(_PAIRS), np.uint64)
        first, second = keys >> _PAIR + np.uint64(FIRST), keys >> _PAIR + np.uint64(1) & _SECOND
        shards = (first * np.uint64(31) + second) % np.uint64(group.shards)
        keys = keys[shards % np.uint64(group.step) == group.first]
        words.append(keys >> _PAIR)
        slots.append(documents - 1 - base - (keys >> _WEIGHT & np.uint64(DOCUMENTS - 1)).astype(np.int64))
        digits.append((keys & np.uint64((1 << int(_WEIGHT)) - 1)).astype(np.int64))
    word, slot, digit = np.concatenate(words), np.concatenate(slots), np.concatenate(digits)
    order = np.lexsort((slot, word))
    return WeighedPairs(word[order], slot[order], digit[order])
