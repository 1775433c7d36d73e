"""The tokens of bodies -> what each document is about: its headings, and what it says again and again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

import numpy as np

from generator.search.folding import Marks, Places, Words
from generator.search.token_numbers import GAP, Tokens, by_word

OFTEN = 4
"""How many times a document says what counts as a topic of it."""

_SIZE = 8
"""Bytes of a word."""
_GAP = GAP.to_bytes(_SIZE, "little")
_NOT_OFTEN = np.iinfo(np.int64).max


class Bodies(NamedTuple):
    """Pieces that are lines of bodies. lines: whether a piece is one. documents: the document of each piece, ascending.
    headings: the pieces of each document that are headings."""

    lines: Marks
    documents: Places
    headings: Sequence[Sequence[int]]


def topics(tokens: Tokens, bodies: Bodies) -> Iterator[Words]:
    """For each document its headings, then every stretch of its lines whose words all stand there often, most frequent
    first: each with a gap after it."""
    counts = _counts(tokens, bodies)
    often = counts >= OFTEN
    begins, ends = _stretches(often, tokens.bounds)
    least = np.minimum.reduceat(np.where(often, counts, _NOT_OFTEN), begins) if len(begins) else begins
    documents = np.repeat(bodies.documents, np.diff(tokens.bounds))[begins]
    ranked = np.lexsort((-least, documents))
    said = tokens.words.tobytes()
    again = list(zip((begins[ranked] * _SIZE).tolist(), (ends[ranked] * _SIZE).tolist(), strict=True))
    firsts = np.searchsorted(documents, np.arange(len(bodies.headings) + 1)).tolist()
    pieces = (tokens.bounds * _SIZE).tolist()
    for headings, (first, after) in zip(bodies.headings, pairwise(firsts), strict=True):
        parts = [said[pieces[at] : pieces[at + 1]] for at in headings]
        stretches = (said[begin:end] for begin, end in again[first:after])
        chosen = chain(dict.fromkeys(parts), dict.fromkeys(stretches))
        yield np.frombuffer(b"".join(part + _GAP for part in chosen), np.uint64)


def _counts(tokens: Tokens, bodies: Bodies) -> Places:
    """How often the document of each token says it in its lines; 0 for what stands elsewhere."""
    sizes = np.diff(tokens.bounds)
    at = np.flatnonzero(np.repeat(bodies.lines, sizes) & (tokens.words != GAP))
    counts = np.zeros(len(tokens.words), np.int64)
    if len(at):
        words, places = by_word(tokens.words[at], at)
        documents = np.repeat(bodies.documents, sizes)[places]
        new = np.append(True, (words[1:] != words[:-1]) | (documents[1:] != documents[:-1]))
        sizes = np.diff(np.append(np.flatnonzero(new), len(words)))
        counts[places] = np.repeat(sizes, sizes)
    return counts


def _stretches(often: Marks, bounds: Places) -> tuple[Places, Places]:
    """Where each stretch of marked tokens begins and ends; none goes on into the next piece."""
    apart = np.zeros(len(often) + 1, np.bool_)
    apart[bounds] = True
    before = np.append(False, often[:-1]) & ~apart[:-1]
    after = np.append(often[1:], False) & ~apart[1:]
    return np.flatnonzero(often & ~before), np.flatnonzero(often & ~after) + 1
