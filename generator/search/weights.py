"""The tokens of a document by where they stand -> the weight of each pair in it, as one line of text.

The weight is BM25's part of a term within a document, fields added up before it saturates (BM25F: Robertson, Zaragoza,
Taylor, CIKM 2004). Lengths are compared with a fixed number and not with the mean of the site, so that a weight depends
on its document alone and a changed document changes nothing else; how rare a pair is, the browser sees by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_HIGHEST = len(_DIGITS) - 1
_SATURATION = 1.2
"""k1: a pair that counts as much as this has half of the highest weight."""


class Zone(NamedTuple):
    """weight: of one occurrence in a zone of usual length. usual: tokens. slope: part of it that length takes (b)."""

    weight: float
    usual: int
    slope: float


ZONES: Mapping[str, Zone] = {
    "title": Zone(5, 20, 0.4),
    "names": Zone(6, 20, 0.0),
    "numbers": Zone(3, 20, 0.0),
    "topics": Zone(2.2, 60, 0.3),
    "box": Zone(1.5, 40, 0.3),
    "body": Zone(1, 500, 0.6),
    "attached": Zone(0.7, 500, 0.6),
}


def weighed(zones: Mapping[str, Sequence[str]]) -> str:
    """``公租z 租房z ...``: each pair with its weight as a digit in base 36, sorted. zones: name -> tokens."""
    sums: dict[str, float] = defaultdict(float)
    for name, tokens in zones.items():
        zone = ZONES[name]
        once = zone.weight / (1 - zone.slope + zone.slope * len(tokens) / zone.usual)
        for token, count in Counter(tokens).items():
            if len(token) == 2:
                sums[token] += once * count
    return " ".join(f"{pair}{_DIGITS[_digit(total)]}" for pair, total in sorted(sums.items()))


def _digit(total: float) -> int:
    return max(1, round(_HIGHEST * total / (total + _SATURATION)))


def read(record: str) -> dict[str, str]:
    """Pair -> digit of a line that ``weighed`` wrote."""
    return {part[:-1]: part[-1] for part in record.split(" ")} if record else {}
