"""行政执法: who enforces, what they say of it, and how often they did, by kind and office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from generator.model.document import Document

KINDS = ("行政处罚", "行政强制", "行政征收", "行政给付", "行政确认", "行政检查")
"""The six kinds of which each office is to tell, also where there was none (002 三(三))."""
_OF_POWERS = frozenset(KINDS)


class OfficeCounts(msgspec.Struct, frozen=True):
    """An office's enforcement in its latest period. counts: kind -> number of cases, for the kinds that it tells of."""

    agency: str
    period: str
    counts: Mapping[str, int]

    @property
    def untold(self) -> tuple[str, ...]:
        """Kinds of which nothing is said, not even that there was none."""
        return tuple(kind for kind in KINDS if kind not in self.counts)


def counted(documents: Iterable[Document]) -> tuple[OfficeCounts, ...]:
    """The latest period of each office, by the id of the office. documents: that carry rows of 行政执法统计."""
    found: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for document in documents:
        for row in document.rows:
            found[row["agency"], row["period"]][row["enforcement_kind"]] = int(row["count"])
    latest = dict(sorted(found))
    return tuple(OfficeCounts(agency, period, found[agency, period]) for agency, period in latest.items())


def enforcing(documents: Iterable[Document]) -> frozenset[str]:
    """Ids of the offices that enforce, as what they publish tells: decisions, counts, powers that are no service."""
    found: set[str] = set()
    for document in documents:
        if document.kind == "penalty":
            found.add(document.agency)
        elif document.register == "enforcement":
            found |= {row["agency"] for row in document.rows if int(row["count"])}
        elif document.register == "power" and any(row["category"] in _OF_POWERS for row in document.rows):
            found.add(document.agency)
    return frozenset(found - {""})
