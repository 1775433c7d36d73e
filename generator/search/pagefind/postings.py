"""Placed words -> the postings of each as Pagefind's files have them.

A posting of a chunk is ``[pages since the last posting, places, []]``, places as differences. What stands before the
places is left out of a word's first posting, since it depends on the documents before these (``chunks`` puts it there).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from generator.search.folding import Marks, Places, Words, starts
from generator.search.pagefind.heads import Bytes, head_sizes, put_heads
from generator.search.placed import PlacedWords
from generator.search.token_numbers import texts_of

POSTING = 0x83
"""An array of three."""
ARRAY, NOTHING_ELSE = 0x80, 0x80
"""An array of n, and one of none."""

ROW = np.dtype(
    [
        ("word", "<u8"),
        ("end", "<u8"),
        ("postings", "<u4"),
        ("weight", "<u4"),
        ("first", "<u4"),
        ("last", "<u4"),
    ]
)
"""A word of some documents: where its bytes end, how many documents hold it, in how many places and documents together,
the first and the last of them."""


class Postings(NamedTuple):
    """Postings ordered by word and document; counts: places of each. content: bytes of all;
    begins, ends: of the places."""

    words: Words
    documents: Places
    counts: Places
    content: Bytes
    begins: Places
    ends: Places


def encoded(placed: PlacedWords) -> Postings:
    """The postings of words, each but a word's first with the steps from the one before it."""
    words, documents, places = placed.words, placed.documents, placed.places
    new_word = _changes(words)
    new = new_word | _changes(documents)
    at = np.flatnonzero(new)
    counts = np.diff(np.append(at, len(words)))
    steps = np.diff(documents[at], prepend=0)
    first = new_word[at]
    before = np.where(first, 0, 1 + head_sizes(steps))
    deltas = np.where(new, places, np.diff(places, prepend=0))
    sizes = head_sizes(deltas)
    sizes[at] += before + head_sizes(counts)
    last = np.append(at[1:], len(words))[: len(at)] - 1
    sizes[last] += 1
    bounds = starts(sizes)
    content = np.empty(bounds[-1], np.uint8)
    begins = bounds[at]
    content[begins[~first]] = POSTING
    put_heads(content, begins[~first] + 1, steps[~first], 0)
    put_heads(content, begins + before, counts, ARRAY)
    inside = bounds[:-1].copy()
    inside[at] += before + head_sizes(counts)
    put_heads(content, inside, deltas, 0)
    ends = bounds[1:][last]
    content[ends - 1] = NOTHING_ELSE
    return Postings(words[at], documents[at], counts, content, begins + before, ends)


def table(postings: Postings) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    """A row for each word."""
    at = np.flatnonzero(_changes(postings.words))
    last = np.append(at[1:], len(postings.words))[: len(at)] - 1
    rows = np.empty(len(at), ROW)
    rows["word"] = postings.words[at]
    rows["end"] = postings.ends[last]
    rows["postings"] = last - at + 1
    rows["weight"] = np.add.reduceat(postings.counts + 1, at) if len(at) else 0
    rows["first"] = postings.documents[at]
    rows["last"] = postings.documents[last]
    return rows


def by_document(postings: Postings, count: int) -> list[dict[str, bytes]]:
    """For each of ``count`` documents: word -> its places as bytes of the file, which ``packed.Postings`` are made
    of."""
    parted: list[dict[str, bytes]] = [{} for _ in range(count)]
    content = postings.content.tobytes()
    columns = (postings.documents.tolist(), postings.begins.tolist(), postings.ends.tolist())
    for word, document, begin, end in zip(texts_of(postings.words.tolist()), *columns, strict=True):
        parted[document][word] = content[begin:end]
    return parted


def _changes(column: Words | Places) -> Marks:
    """Where a column has another value than before."""
    return np.append(True, column[1:] != column[:-1])[: len(column)]
