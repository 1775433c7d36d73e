"""Copies of documents -> every word with its document and its place in it, as arrays; and the single characters.

The places are those of ``copy``: zones of fixed length for title, numbers and topics, then the body, then once more a
title that is longer than its zone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from generator.search.copy import ZONES
from generator.search.cutting import NUMBER, TITLE, CutCopies
from generator.search.folding import END, Marks, Places, Words, starts
from generator.search.token_numbers import GAP, NOTHING, by_word


class PlacedWords(NamedTuple):
    """Words ordered by word, document, place; documents and places are numbers from 0.
    lengths: positions of each document."""

    words: Words
    documents: Places
    places: Places
    lengths: Places
    digests: tuple[str, ...]


class Characters(NamedTuple):
    """Single characters ordered by code, document; each once a document. elsewhere: that it is not in the title."""

    codes: Places
    documents: Places
    elsewhere: Marks

    def by_document(self, count: int) -> list[tuple[str, str]]:
        """The characters of the title and the others of each document."""
        parted = [("", "")] * count
        for document in range(count):
            own = self.documents == document
            title, other = (self.codes[own & chosen].tolist() for chosen in (~self.elsewhere, self.elsewhere))
            parted[document] = ("".join(map(chr, title)), "".join(map(chr, other)))
        return parted


class _Parts(NamedTuple):
    """Words of documents with their places, in any order."""

    words: Words
    documents: Places
    places: Places


def placed(cut: CutCopies) -> PlacedWords:
    """Every word of the documents with its place."""
    tokens, firsts = cut.tokens, cut.firsts
    titles = np.diff(tokens.bounds)[firsts[:-1]]
    after = ZONES[-1] + tokens.bounds[firsts[1:]] - tokens.bounds[firsts[:-1] + NUMBER + 1] + cut.lines
    again = np.flatnonzero(titles >= ZONES[0])
    lengths = after.copy()
    lengths[again] += titles[again] + 1
    parts = [_own(cut), _topical(cut), _titles_again(cut, again, after + 1)]
    words, documents, places = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    empty = np.setdiff1d(np.arange(len(lengths)), documents)
    words = np.append(words, np.full(len(empty), NOTHING, np.uint64))
    documents, places = np.append(documents, empty), np.append(places, lengths[empty])
    lengths[empty] += 1
    begins = starts(lengths)
    words, at = by_word(words, begins[documents] + places)
    documents = np.repeat(np.arange(len(lengths)), lengths)[at]
    places = at - begins[documents]
    return PlacedWords(words, documents, places, lengths, tuple(_digests(words, documents, places, len(lengths))))


def _own(cut: CutCopies) -> _Parts:
    """Title, numbers and lines."""
    tokens = cut.tokens
    sizes = np.diff(tokens.bounds)
    lines = tokens.bounds[:-1] - tokens.bounds[cut.firsts[cut.documents] + NUMBER + 1]
    begins = ZONES[-1] + lines + cut.order - NUMBER - 1
    begins[cut.order == TITLE], begins[cut.order == NUMBER] = 0, ZONES[0]
    room = np.where(cut.order == TITLE, ZONES[0] - 1, ZONES[1] - ZONES[0] - 1)
    room[cut.order > NUMBER] = np.iinfo(np.int64).max
    within = np.arange(len(tokens.words)) - np.repeat(tokens.bounds[:-1], sizes)
    kept = (tokens.words != GAP) & (within < np.repeat(room, sizes))
    places = np.repeat(begins, sizes) + within
    return _Parts(tokens.words[kept], np.repeat(cut.documents, sizes)[kept], places[kept])


def _topical(cut: CutCopies) -> _Parts:
    words = [topic[: ZONES[2] - ZONES[1] - 1] for topic in cut.topics]
    places = [ZONES[1] + np.arange(len(said)) for said in words]
    return _kept(words, places, np.arange(len(words)))


def _titles_again(cut: CutCopies, again: Places, begins: Places) -> _Parts:
    tokens = cut.tokens
    pieces = cut.firsts[again] + TITLE
    bounds = zip(tokens.bounds[pieces], tokens.bounds[pieces + 1], strict=True)
    words = [tokens.words[first:after] for first, after in bounds]
    places = [begin + np.arange(len(part)) for begin, part in zip(begins[again], words, strict=True)]
    return _kept(words, places, again)


def _kept(words: Sequence[Words], places: Sequence[Places], documents: Places) -> _Parts:
    """The parts joined, one a document, without gaps."""
    joined = np.concatenate([np.empty(0, np.uint64), *words])
    kept = joined != GAP
    at = np.concatenate([np.empty(0, np.int64), *places])
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    return _Parts(joined[kept], np.repeat(documents, sizes)[kept], at[kept])


def _digests(words: Words, documents: Places, places: Places, count: int) -> Iterator[str]:
    """16 hex digits for each document that change with any word of it and its place."""
    order = np.argsort(documents, kind="stable")
    bounds = starts(np.bincount(documents, minlength=count))
    words, places = words[order], places[order]
    for first, after in pairwise(bounds):
        yield hashlib.sha256(words[first:after].tobytes() + places[first:after].tobytes()).hexdigest()[:16]


def characters_of(cut: CutCopies) -> Characters:
    """The single characters of the documents."""
    pieces = cut.pieces
    kept = pieces.codes != END
    sizes = np.diff(pieces.bounds)
    documents = np.repeat(cut.documents, sizes)[kept]
    elsewhere = np.repeat(cut.order != TITLE, sizes)[kept]
    keys = pieces.codes[kept].astype(np.int64) << 32 | documents << 1 | elsewhere
    keys.sort()
    new = np.append(True, keys[1:] >> 1 != keys[:-1] >> 1)[: len(keys)]
    keys = keys[new]
    return Characters(keys >> 32, keys >> 1 & 0x7FFFFFFF, (keys & 1).astype(np.bool_))
