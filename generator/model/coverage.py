"""Site -> how far the catalogue is covered by documents, and how many of them came in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from generator.base.shares import percent
from generator.base.workdays import UnknownYear
from generator.model.catalogue import CatalogueChange, Item
from generator.model.deadline import Deadline
from generator.model.document import Document
from generator.model.roles import PublicBodies, bodies
from generator.model.site import Site
from generator.model.timeliness import limits, timing


class CoverageEntry(msgspec.Struct, frozen=True):
    """One item with what the site shows of it. documents: newest first. readable: those that count, without the expired
    ones. measured: how many of these can be held against the item's time limit; in_time: how many of those kept it."""

    item: Item
    domain: str
    deadline: Deadline | None
    bodies: PublicBodies
    documents: tuple[Document, ...]
    readable: tuple[Document, ...]
    measured: int
    in_time: int


class Figures(msgspec.Struct, frozen=True):
    """Sums over entries. expected: items that should have documents; filled: those that have; measured,
    in_time: documents."""

    items: int
    expected: int
    filled: int
    documents: int
    measured: int
    in_time: int

    @property
    def rate(self) -> str:
        """Share of the expected items that have documents: "61.5%", or "" when none are expected."""
        return percent(self.filled, self.expected)

    @property
    def punctuality(self) -> str:
        """Share of the measured documents that came in time, or "" when none can be measured."""
        return percent(self.in_time, self.measured)


@lru_cache(maxsize=2)
def entries(site: Site) -> tuple[CoverageEntry, ...]:
    """Every item of every catalogue, in the order of domains and of the catalogues."""
    named: dict[str, list[Document]] = defaultdict(list)
    for row in site.listed:
        if row.catalogue:
            named[row.catalogue].append(row)
    covered = []
    seen: set[str] = set()
    for catalogue in site.vocabularies.catalogues:
        deadlines = catalogue.deadlines
        for item in catalogue.items:
            if item.id in seen:  # CAT-TWICE says so
                continue
            seen.add(item.id)
            rows = tuple(row for row in named[item.id] if row.domain == catalogue.domain)
            deadline = deadlines[item.id]
            who = bodies(item, site.vocabularies.agencies)
            readable = tuple(row for row in rows if not row.expired(site.today))
            punctual = _punctual(readable, deadline)
            covered.append(CoverageEntry(item, catalogue.domain, deadline, who, rows, readable, *punctual))
    return tuple(covered)


def _punctual(rows: Iterable[Document], deadline: Deadline | None) -> tuple[int, int]:
    """How many documents can be held against a time limit, and how many of them kept it."""
    days = limits(deadline)
    timings = [one for row in rows for one in [timing(row, days.of(row))] if one]
    known = [one for one in timings if not isinstance(one.due, UnknownYear)]
    return len(known), sum(1 for one in known if one.due is None)


def own(entry: CoverageEntry, agency: str) -> CoverageEntry:
    """An entry with what one agency itself published of it: what others did is no merit of its own. agency: its id."""
    rows, readable = (
        tuple(row for row in every if row.agency == agency) for every in (entry.documents, entry.readable)
    )
    measured, in_time = _punctual(readable, entry.deadline)
    return msgspec.structs.replace(entry, documents=rows, readable=readable, measured=measured, in_time=in_time)


def figures(chosen: Iterable[CoverageEntry]) -> Figures:
    """The sums over some entries."""
    rows = tuple(chosen)
    expected = [entry for entry in rows if entry.item.expected]
    return Figures(
        items=len(rows),
        expected=len(expected),
        filled=sum(1 for entry in expected if entry.readable),
        documents=sum(len(entry.readable) for entry in rows),
        measured=sum(entry.measured for entry in rows),
        in_time=sum(entry.in_time for entry in rows),
    )


def address(entry: CoverageEntry) -> str:
    """Where the item's own page stands."""
    return f"/catalogue/{entry.domain}/{entry.item.id}/"


def changes(site: Site) -> list[tuple[CoverageEntry, CatalogueChange]]:
    """What changed in the catalogue, the newest first; of one day in the catalogue's order."""
    pairs = [(entry, change) for entry in entries(site) for change in entry.item.history]
    return sorted(pairs, key=lambda pair: pair[1].date, reverse=True)
