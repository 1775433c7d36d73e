"""Characters of many documents as arrays -> the files of ``characters``, without an object a page."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np

from generator.search.characters import DIGITS, shard_of
from generator.search.folding import Marks, Places, Words, starts

_DIGITS = np.frombuffer(DIGITS.encode(), np.uint8)
_BASE = len(DIGITS)
_COMMA = ord(",")
_LONGEST = 7
"""Digits of a number below 2 ** 32."""


def tables(keys: Words, shards: Sequence[int]) -> list[bytes]:
    """The files of some shards, from ``runs.characters``."""
    groups = keys >> np.uint64(32)
    new = np.append(True, groups[1:] != groups[:-1])[: len(keys)]
    text, bounds = steps((keys & np.uint64(0xFFFFFFFF)).astype(np.int64), new)
    at = np.flatnonzero(new)
    ends = np.append(bounds[at][1:], len(text)).tolist()
    files: dict[int, dict[str, list[str]]] = {shard: {} for shard in shards}
    for group, begin, end in zip(groups[at].tolist(), bounds[at].tolist(), ends, strict=False):
        char = chr(group >> 1)
        files[shard_of(char)].setdefault(char, ["", ""])[group & 1] = text[begin:end]
    return [msgspec.json.encode(table) for table in files.values()]


def steps(pages: Places, new: Marks) -> tuple[str, Places]:
    """Ascending page numbers of each group as ``characters.steps`` has them, and where each page begins."""
    differences = np.where(new, pages + 1, np.diff(pages, prepend=0))
    digits = np.ones(len(differences), np.int64)
    for length in range(1, _LONGEST):
        digits += differences >= _BASE**length
    long = digits > 1
    bounds = starts(digits + 2 * long)
    out = np.empty(bounds[-1], np.uint8)
    out[bounds[:-1][long]] = _COMMA
    out[bounds[1:][long] - 1] = _COMMA
    for place in range(_LONGEST):
        having = digits > place
        last = bounds[1:][having] - 1 - long[having]
        out[last - place] = _DIGITS[differences[having] // _BASE**place % _BASE]
    return out.tobytes().decode("ascii"), bounds
