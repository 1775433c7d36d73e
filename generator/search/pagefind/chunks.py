"""Runs of a bundle -> its chunks, by ranges of words that are worked on side by side.

A chunk ends where Pagefind ends it, or with a range; ranges depend on the documents only, not on how they were dealt
out to runs, so the same documents give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from generator.search.folding import Places, starts
from generator.search.pagefind import CHUNK_SIZE
from generator.search.pagefind.heads import Bytes, head_sizes, put_heads, put_parts
from generator.search.pagefind.packed import headed
from generator.search.pagefind.postings import ARRAY, NOTHING_ELSE, POSTING
from generator.search.pagefind.runs import Rows, part
from generator.search.run import PlacedRun
from generator.search.token_numbers import FIRST, texts_of

_RECORD, _TEXT = 0x83, 0x60


class ChunkContent(NamedTuple):
    """A chunk as it is packed, its first and its last word."""

    first: str
    last: str
    content: bytes


class _Merged(NamedTuple):
    """Rows of all runs ordered by word and run. begins: of their bytes.
    step: from the last posting of the row before."""

    rows: Rows
    begins: Places
    sizes: Places
    steps: Places
    new: Places


def chunks(runs: Sequence[PlacedRun], first: int, after: int) -> Iterator[ChunkContent]:
    """The chunks of the words whose first characters are from ``first`` to before ``after``."""
    parts = [part(path, first << FIRST, after << FIRST) for path, _ in runs]
    merged = _merged([rows for rows, _ in parts], [base for _, base in runs])
    if not len(merged.new):
        return
    words = texts_of(merged.rows["word"][merged.new].tolist())
    content, bounds = _records(merged, words, np.concatenate([content for _, content in parts]))
    weights = np.add.reduceat(merged.rows["weight"].astype(np.int64), merged.new)
    for begin, end in _cuts(weights):
        head = b"\x81" + headed(end - begin, ARRAY)
        yield ChunkContent(words[begin], words[end - 1], head + content[bounds[begin] : bounds[end]].tobytes())


def _merged(parts: Sequence[Rows], bases: Sequence[int]) -> _Merged:
    rows = np.concatenate(parts)
    sizes = np.concatenate([np.diff(part["end"].astype(np.int64), prepend=0) for part in parts])
    order = np.argsort(rows["word"], kind="stable")
    base = np.repeat(np.array(bases, np.int64), [len(part) for part in parts])[order]
    begins = (np.cumsum(sizes) - sizes)[order]
    rows, sizes = rows[order], sizes[order]
    words = rows["word"]
    new = np.append(True, words[1:] != words[:-1])[: len(words)]
    last = np.append(0, (rows["last"] + base)[:-1])[: len(words)]
    steps = rows["first"] + base - np.where(new, 0, last)
    return _Merged(rows, begins, sizes, steps, np.flatnonzero(new))


def _records(merged: _Merged, words: Sequence[str], source: Bytes) -> tuple[Bytes, Places]:
    """The records of the words one after the other, and where each begins."""
    texts = [word.encode() for word in words]
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    counts = np.add.reduceat(merged.rows["postings"].astype(np.int64), merged.new)
    before = np.zeros(len(merged.rows), np.int64)
    before[merged.new] = 2 + lengths + head_sizes(counts)
    postings = before + 1 + head_sizes(merged.steps)
    sizes = postings + merged.sizes
    last = np.append(merged.new[1:], len(sizes)) - 1
    sizes[last] += 1
    bounds = starts(sizes)
    out = np.empty(bounds[-1], np.uint8)
    begins = bounds[merged.new]
    out[begins] = _RECORD
    out[begins + 1] = _TEXT + lengths
    put_parts(out, begins + 2, np.frombuffer(b"".join(texts), np.uint8), np.cumsum(lengths) - lengths, lengths)
    put_heads(out, begins + 2 + lengths, counts, ARRAY)
    out[bounds[:-1] + before] = POSTING
    put_heads(out, bounds[:-1] + before + 1, merged.steps, 0)
    put_parts(out, bounds[:-1] + postings, source, merged.begins, merged.sizes)
    out[bounds[1:][last] - 1] = NOTHING_ELSE
    return out, np.append(begins, bounds[-1])


def _cuts(weights: Places) -> Iterator[tuple[int, int]]:
    """First word and first word no more of each chunk."""
    sums = starts(weights)
    begin = 0
    while begin < len(weights):
        end = min(int(np.searchsorted(sums, sums[begin] + CHUNK_SIZE)), len(weights))
        yield begin, end
        begin = end
