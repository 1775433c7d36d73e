"""Texts -> the stretches that stand in several of them between different neighbours, counted as arrays: a site of
20,000 documents has some ten million places where a stretch may begin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from generator.search.folding import Marks, Places

_SHORTEST, _LONGEST = 2, 6
"""Characters of a stretch."""
_APART = "\0"


class _Characters(NamedTuple):
    """Texts one after the other, ``_APART`` around each. numbers: of the characters in ``alphabet``; 0: ``_APART``."""

    numbers: Places
    alphabet: str


class _Stretches(NamedTuple):
    """Stretches of one length. starts: every place of one; groups: which of them it is; firsts: one place of each."""

    starts: Places
    groups: Places
    firsts: Places
    counts: Places


def pairs(texts: Iterable[str]) -> set[str]:
    """Every pair of neighbouring characters."""
    characters = _characters(texts)
    [found] = _lengths(characters, least=1, longest=2)
    return {_text(characters, first, 2) for first in found.firsts.tolist()}


def stretches(texts: Sequence[str]) -> dict[str, int]:
    """How often each stretch of two to six characters stands there. Each begins and ends at a joint: what stands before
    it is not always the same, nor what stands behind it."""
    characters = _characters(dict.fromkeys(texts))
    least = 2 + len(texts) // 4000
    found: dict[str, int] = {}
    for length, one in enumerate(_lengths(characters, least=least, longest=_LONGEST), _SHORTEST):
        free = _several(one, characters.numbers[one.starts - 1])
        free &= _several(one, characters.numbers[one.starts + length])
        for first, count in zip(one.firsts[free].tolist(), one.counts[free].tolist(), strict=True):
            found[_text(characters, first, length)] = count
    return found


def _characters(texts: Iterable[str]) -> _Characters:
    joined = f"{_APART}{_APART.join(texts)}{_APART}"
    codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32)
    alphabet, numbers = np.unique(codes, return_inverse=True)
    return _Characters(numbers.astype(np.int64), alphabet.tobytes().decode("utf-32-le"))


def _lengths(characters: _Characters, *, least: int, longest: int) -> Iterator[_Stretches]:
    """What stands there ``least`` times, by length: a longer stretch is nowhere oftener than what it begins with."""
    starts = np.flatnonzero(characters.numbers)
    groups = characters.numbers[starts]
    for length in range(_SHORTEST, longest + 1):
        last = characters.numbers[starts + length - 1]
        within = last > 0
        keys = groups[within] * len(characters.alphabet) + last[within]
        starts = starts[within]
        _, firsts, groups, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
        kept = np.flatnonzero(counts >= least)
        number = np.full(len(counts), -1)
        number[kept] = np.arange(len(kept))
        firsts, counts, groups = starts[firsts[kept]], counts[kept], number[groups]
        starts, groups = starts[groups >= 0], groups[groups >= 0]
        yield _Stretches(starts, groups, firsts, counts)


def _several(found: _Stretches, neighbours: Places) -> Marks:
    """Whether each stretch has different neighbours."""
    of_first = np.zeros(len(found.firsts), np.int64)
    of_first[found.groups] = neighbours
    differs = np.zeros(len(found.firsts), np.bool_)
    differs[found.groups[neighbours != of_first[found.groups]]] = True
    return differs


def _text(characters: _Characters, first: int, length: int) -> str:
    return "".join(characters.alphabet[number] for number in characters.numbers[first : first + length].tolist())
