"""Documents -> the legal terms in working days that they missed, worked out once for all rules about terms."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from generator.base import workdays
from generator.base.workdays import UnknownYear
from generator.model.deadline import WORDS
from generator.model.document import Document
from generator.model.library import Library
from generator.model.standing import ENDED
from generator.model.timeliness import limits, timing

REGULATION = datetime.date(2008, 5, 1)
"""政府信息公开条例 came into force: what was published before was under no such term."""
INTERPRETING = datetime.date(2016, 11, 10)
"""《关于全面推进政务公开工作的意见》实施细则 (国办发〔2016〕80号)."""
DECISIONS = datetime.date(2019, 9, 1)
"""重大行政决策程序暂行条例 (国务院令第713号) came into force."""
DISCLOSURE, INTERPRETATION, PENALTY, REPORT = 20, 3, 7, 20
"""Working days. 条例 第二十六条; 国办发〔2016〕80号; 国办发〔2015〕51号; the report's is a common commitment, not a law's."""
OWN_TERM = frozenset({"repost", "budget", "penalty", "interpretation"})
"""Kinds whose time runs from something else than the day of writing."""


GENERAL = {"penalty": ("workday", PENALTY), "budget": ("day", 20)}
"""Kinds whose general term is another than 20 working days; rules of their own look after it."""


class TimeTerm(msgspec.Struct, frozen=True):
    """A term that was missed, or whose end nobody knows (``due`` is UnknownYear). code: of the rule that speaks of it.
    key: the field to point at. unit: of ``limit``, in words."""

    code: str
    row: Document
    key: str
    first: datetime.date
    limit: int
    due: datetime.date | UnknownYear
    unit: str = "个工作日"


@lru_cache(maxsize=2)
def _terms(library: Library) -> tuple[TimeTerm, ...]:
    terms = []
    for code, row, key, first, limit, last in _measured(library):
        due = workdays.missed(first, limit, last)
        if due is not None:
            terms.append(TimeTerm(code, row, key, first, limit, due))
    return (*terms, *_items(library))


def missed(library: Library, code: str) -> Iterator[tuple[TimeTerm, datetime.date]]:
    """The missed terms of one rule, with the last day that would have been in time."""
    for term in _terms(library):
        if term.code == code and not isinstance(term.due, UnknownYear):
            yield term, term.due


def unknown(library: Library) -> dict[int, list[Document]]:
    """Year without known holidays -> documents with a term that could not be worked out for it."""
    by_year: dict[int, list[Document]] = {}
    for term in _terms(library):
        if isinstance(term.due, UnknownYear):
            by_year.setdefault(term.due.year, []).append(term.row)
    return dict(sorted(by_year.items()))


_Measured = tuple[str, Document, str, datetime.date, int, datetime.date]


def _measured(library: Library) -> Iterator[_Measured]:
    """Every term in working days: (rule, document, field, first day, limit, day on which it was met or today)."""
    for row in library.published:
        if row.written_date and row.kind not in OWN_TERM and row.publish_date >= REGULATION:
            yield "DATE-LATE", row, "publish_date", row.written_date, DISCLOSURE, row.publish_date
    for row in library.by_kind.get("penalty", ()):
        decided = row.fields.get("decided_date")
        if isinstance(decided, datetime.date):
            yield "PEN-LATE", row, "publish_date", decided, PENALTY, row.publish_date
    yield from _interpretations(library)
    yield from _reports(library)


def _interpretations(library: Library) -> Iterator[_Measured]:
    explained = set()
    shown = {row.id: row for row in library.published}
    for row in library.by_kind.get("interpretation", ()):
        names = row.fields.get("of", ())
        explained.update(names)
        days = [shown[name].publish_date for name in names if name in shown]
        if days and max(days) >= INTERPRETING:
            yield "INT-LATE", row, "publish_date", max(days), INTERPRETATION, row.publish_date
    for row in library.by_kind.get("normative", ()):
        wanted = row.id not in explained and not row.fields.get("interpretation_exempt")
        if wanted and row.publish_date >= INTERPRETING and library.validity(row) not in ENDED:
            yield "INT-MISSING", row, "kind", row.publish_date, INTERPRETATION, library.today


def _reports(library: Library) -> Iterator[_Measured]:
    reported = {row.fields.get("consultation") for row in library.by_kind.get("adoption", ())}
    for row in library.by_kind.get("consultation", ()):
        closes = row.fields.get("closes")
        if isinstance(closes, datetime.date) and row.id not in reported and closes >= DECISIONS:
            yield "CON-REPORT", row, "closes", closes, REPORT, library.today


def _items(library: Library) -> Iterator[TimeTerm]:
    """Limits that the document's own item sets stricter than the general rules."""
    catalogues = library.vocabularies.catalogues
    days = {name: limits(deadline) for catalogue in catalogues for name, deadline in catalogue.deadlines.items()}
    for row in library.published if days else ():
        limit = days.get(row.catalogue)
        clause = limit.of(row) if limit else None
        if clause is None or row.kind in ("repost", "interpretation") or row.publish_date < REGULATION:
            continue
        unit, general = GENERAL.get(row.kind, ("workday", DISCLOSURE))
        if clause.unit == unit and clause.n >= general:
            continue
        late = timing(row, clause)
        if late and late.due is not None:
            yield TimeTerm("DATE-ITEM", row, "publish_date", late.first, clause.n, late.due, WORDS[clause.unit])
