"""Pieces of folded text -> their tokens as numbers, by the rules of ``tokens.tokens`` and without an object a token.

A word is ``first << 22 | second << 1``, second 0 for a single character: their order is that of the texts in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from generator.search.folding import END, Codes, Marks, Pieces, Places, Words, starts

BITS = 43
"""Of a word."""
FIRST = 22
"""Bits to the right of the first character."""
GAP = 0
"""A position without a word."""
NOTHING = ord("n") << FIRST | ord("o") << 1 | 1
"""``copy.NOTHING``, the one word of more than two characters: it stands between "no" and "np"."""

_HAN = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


class Tokens(NamedTuple):
    """Tokens of pieces, one after the other: those of piece ``n`` are ``words[bounds[n] : bounds[n + 1]]``."""

    words: Words
    bounds: Places


def tokens_of(pieces: Pieces) -> Tokens:
    """The tokens of each piece, GAP where a Han run was ended by punctuation."""
    codes, bounds = pieces
    signs = codes != END
    last = np.append(codes[1:] == END, True)
    last[bounds[1:][np.diff(bounds) > 0] - 1] = True
    second = np.append(codes[1:], 0).astype(np.uint64)
    second[last] = 0
    words = codes.astype(np.uint64) << np.uint64(FIRST) | second << np.uint64(1)
    without = last & _are_han(codes)
    words[without] = GAP
    before = starts(signs)
    ends_piece = before[1:] == np.repeat(before[bounds[1:]], np.diff(bounds))
    kept = signs & ~(without & ends_piece)
    return Tokens(words[kept], starts(kept)[bounds])


def _are_han(codes: Codes) -> Marks:
    han = np.zeros(len(codes), np.bool_)
    for first, last in _HAN:
        han |= (codes >= first) & (codes <= last)
    return han


def by_word(words: Words, places: Places) -> tuple[Words, Places]:
    """Words with their places, natural numbers, ordered by word and then by place."""
    spare = 64 - BITS
    if len(places) and int(places.max()) >> spare:
        order = np.lexsort((places, words))
        return words[order], places[order]
    keys = words << np.uint64(spare) | places.astype(np.uint64)
    keys.sort()
    return keys >> np.uint64(spare), (keys & np.uint64((1 << spare) - 1)).astype(np.int64)


def texts_of(words: Iterable[int]) -> list[str]:
    """The words as text."""
    return [_text(word >> FIRST, word >> 1 & 0x1FFFFF) if word != NOTHING else "nothing" for word in words]


def _text(first: int, second: int) -> str:
    return chr(first) + chr(second) if second else chr(first)
