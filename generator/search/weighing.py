"""Tokens of documents by zone, as arrays -> the weight of each pair in each document (``weights``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from generator.search.characters import DIGITS
from generator.search.folding import Folding, Marks, Places, Words, starts
from generator.search.token_numbers import FIRST, by_word, tokens_of
from generator.search.weights import HIGHEST, SATURATION, ZONES

_ZONE_BITS = 3
_SECOND = np.uint64((1 << FIRST - 1) - 1)


class ZoneTokens(NamedTuple):
    """Tokens of one zone of some documents. documents: of each token. lengths: tokens of each document, gaps too."""

    words: Words
    documents: Places
    lengths: Places


class WeighedPairs(NamedTuple):
    """Pairs ordered by word and document. digits: their weights."""

    words: Words
    documents: Places
    digits: Places


def zone_of(texts: Sequence[Sequence[str]], folding: Folding) -> ZoneTokens:
    """The zone that consists of some texts of each document."""
    counts = np.fromiter(map(len, texts), np.int64, len(texts))
    tokens = tokens_of(folding([text for part in texts for text in part]))
    sizes = np.diff(tokens.bounds)
    documents = np.repeat(np.repeat(np.arange(len(texts)), counts), sizes)
    return ZoneTokens(tokens.words, documents, np.diff(tokens.bounds[starts(counts)]))


def weighed(zones: Mapping[str, ZoneTokens]) -> WeighedPairs:
    """The weights of all pairs. zones: by the names of ``weights.ZONES``, of the same documents."""
    words, codes, once = [], [], []
    for number, (name, figures) in enumerate(ZONES.items()):
        zone = zones[name]
        pairs = (zone.words >> np.uint64(1) & _SECOND) > 0
        words.append(zone.words[pairs])
        codes.append(zone.documents[pairs] << _ZONE_BITS | number)
        once.append(figures.weight / (1 - figures.slope + figures.slope * zone.lengths / figures.usual))
    ordered, code = by_word(np.concatenate(words), np.concatenate(codes))
    at = np.flatnonzero(_changes(ordered) | _changes(code))
    counts = np.diff(np.append(at, len(ordered)))
    ordered, documents, zone_numbers = ordered[at], code[at] >> _ZONE_BITS, code[at] & (1 << _ZONE_BITS) - 1
    parts = np.array(once)[zone_numbers, documents] * counts
    first = np.flatnonzero(_changes(ordered) | _changes(documents))
    totals = np.add.reduceat(parts, first) if len(first) else parts
    digits = np.maximum(1, np.rint(HIGHEST * totals / (totals + SATURATION))).astype(np.int64)
    return WeighedPairs(ordered[first], documents[first], digits)


def lines(pairs: WeighedPairs, count: int) -> list[str]:
    """For each of ``count`` documents ``公租z 租房z ...``: each pair with its weight as a digit, sorted."""
    order = np.argsort(pairs.documents, kind="stable")
    words = pairs.words[order]
    signs = np.empty((len(order), 4), np.uint32)
    signs[:, 0] = words >> np.uint64(FIRST)
    signs[:, 1] = words >> np.uint64(1) & _SECOND
    signs[:, 2] = np.frombuffer(DIGITS.encode(), np.uint8)[pairs.digits[order]]
    signs[:, 3] = ord(" ")
    text = signs.tobytes().decode("utf-32-le")
    bounds = (starts(np.bincount(pairs.documents, minlength=count)) * 4).tolist()
    return [text[first : max(first, after - 1)] for first, after in pairwise(bounds)]


def _changes(column: Words | Places) -> Marks:
    return np.append(True, column[1:] != column[:-1])[: len(column)]
