"""Numbers and bytes -> CBOR in one array, many items at once. What CBOR and these items are: ``packed``."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generator.search.folding import Places, starts

Bytes = npt.NDArray[np.uint8]

_MORE = ((24, 1, 24), (1 << 8, 2, 25), (1 << 16, 4, 26))
"""From which number on how many bytes follow the first, and what that one says of it."""


def head_sizes(numbers: Places) -> Places:
    """Bytes of the head of an item with each of the numbers, which are below 2 ** 32."""
    return 1 + (numbers >= 24) + (numbers >= 1 << 8) + 2 * (numbers >= 1 << 16)


def put_heads(out: Bytes, at: Places, numbers: Places, kind: int) -> None:
    """Write heads of items of one kind where ``at`` says."""
    small = numbers < 24
    out[at[small]] = kind + numbers[small]
    for place, (least, size, mark) in enumerate(_MORE):
        chosen = numbers >= least
        if place + 1 < len(_MORE):
            chosen &= numbers < _MORE[place + 1][0]
        if chosen.any():
            first, value = at[chosen], numbers[chosen]
            out[first] = kind + mark
            for byte in range(size):
                out[first + 1 + byte] = value >> 8 * (size - 1 - byte) & 0xFF


def put_parts(out: Bytes, at: Places, source: Bytes, begins: Places, sizes: Places) -> None:
    """Write parts of ``source``, each from where it begins to where it goes in ``out``."""
    before = starts(sizes)
    within = np.arange(before[-1]) - np.repeat(before[:-1], sizes)
    out[np.repeat(at, sizes) + within] = source[np.repeat(begins, sizes) + within]
