"""Where the pairs of a document stand -> the weight of each pair in it: the figures, and the line that says them.

The weight is BM25's part of a term within a document, fields added up before it saturates (BM25F: Robertson, Zaragoza,
Taylor, CIKM 2004). Lengths are compared with a fixed number and not with the mean of the site, so that a weight depends
on its document alone and a changed document changes nothing else; how rare a pair is, the browser sees from its
postings. ``weighing`` computes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

HIGHEST = 35
"""A weight is a digit in base 36."""
SATURATION = 1.2
"""k1: a pair that counts as much as this has half of the highest weight."""


class Zone(NamedTuple):
    """weight: of one occurrence in a zone of usual length. usual: tokens. slope: part of it that length takes
    away (b)."""

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


def read(record: str) -> dict[str, str]:
    """Pair -> digit of a line ``公租z 租房z ...``."""
    return {part[:-1]: part[-1] for part in record.split(" ")} if record else {}


def shard_of(pair: str, shards: int) -> int:
    """The file that a pair is in. The browser has the same rule (near.js)."""
    return (ord(pair[0]) * 31 + ord(pair[1])) % shards
