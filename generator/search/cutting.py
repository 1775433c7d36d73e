"""Copies of documents -> their tokens, piece by piece: of each the title, the numbers, and the lines of the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from generator.search.copy import IndexCopy
from generator.search.folding import Folding, Pieces, Places, Words, starts
from generator.search.token_numbers import Tokens, tokens_of
from generator.search.topics import Bodies, topics

TITLE, NUMBER = 0, 1
"""The first two pieces of each document; its lines follow."""


class CutCopies(NamedTuple):
    """documents: of each piece, by their places. order: of each piece within its document. firsts: piece of each
    document. topics: tokens of each document, each topic with a gap behind it."""

    pieces: Pieces
    tokens: Tokens
    documents: Places
    order: Places
    firsts: Places
    topics: Sequence[Words]

    @property
    def lines(self) -> Places:
        """Lines of each document."""
        return np.diff(self.firsts) - NUMBER - 1


def cut(copies: Sequence[IndexCopy], folding: Folding) -> CutCopies:
    """The tokens of copies. A document is known by its place among them."""
    texts = [[copy.title, copy.number, *copy.lines] for copy in copies]
    firsts = starts(np.fromiter(map(len, texts), np.int64, len(texts)))
    documents = np.repeat(np.arange(len(copies)), np.diff(firsts))
    order = np.arange(firsts[-1]) - firsts[documents]
    pieces = folding([text for part in texts for text in part])
    tokens = tokens_of(pieces)
    headings = [[first + NUMBER + 1 + at for at in copy.headings] for first, copy in zip(firsts, copies, strict=False)]
    return CutCopies(
        pieces, tokens, documents, order, firsts, [*topics(tokens, Bodies(order > NUMBER, documents, headings))]
    )
