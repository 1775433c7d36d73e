"""业务培训: plans and records of training -> how each year went, and how far every agency's staff has had its turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from generator.base.shares import percent
from generator.model.document import Document
from generator.model.field_types import headcounts
from generator.model.vocabulary import ORGANS, Agency, Vocabulary

ROUND = 3
"""Years in which all who work on openness are to be trained once (中办发〔2016〕8号 十九)."""
PLAN, RECORD = "计划", "记录"


class TrainingYear(msgspec.Struct, frozen=True):
    """A year. planned, held: sessions; planned is 0 where no plan says. trained: people, in all sessions."""

    year: int
    plans: tuple[Document, ...]
    records: tuple[Document, ...]
    planned: int
    held: int
    trained: int


class TrainingTurn(msgspec.Struct, frozen=True):
    """An agency in the years of one round. staff: 0 where ``agencies.yaml`` does not say it."""

    agency: Agency
    staff: int
    trained: int

    @property
    def rate(self) -> str:
        """Trained by staff, "75%"; above 100% where people came more than once."""
        return percent(self.trained, self.staff)


def training_years(documents: Iterable[Document]) -> tuple[TrainingYear, ...]:
    """The years of which there is a plan or a record, the newest first."""
    rows = tuple(documents)
    return tuple(_year(year, rows) for year in sorted({_year_of(row) for row in rows}, reverse=True))


def turns(documents: Iterable[Document], agencies: Iterable[Agency], last: int) -> tuple[TrainingTurn, ...]:
    """Every agency that says its staff or sent anybody, in the county's order. last: the last year of the round."""
    offices = tuple(agencies)
    names = Vocabulary(offices)
    sent: Counter[str] = Counter()
    for row in documents:
        if row.fields.get("training_type") == RECORD and last - ROUND < _year_of(row) <= last:
            sent.update({term.id: count for name, count in participants(row) if (term := names.find(name))})
    return tuple(
        TrainingTurn(agency, agency.staff, sent[agency.id])
        for agency in offices
        if agency.kind in ORGANS and (agency.staff or sent[agency.id])
    )


def participants(document: Document) -> Iterator[tuple[str, int]]:
    """The agencies of a record, as written, with how many came from each."""
    for name, value in document.fields.get("participants", ()):
        yield str(name), headcounts.counted(value)


def _year_of(row: Document) -> int:
    held = row.fields.get("held_date")
    return int(held.year if held else row.fields.get("year") or row.publish_date.year)


def _year(year: int, rows: tuple[Document, ...]) -> TrainingYear:
    own = [row for row in rows if _year_of(row) == year]
    plans = tuple(row for row in own if row.fields.get("training_type") == PLAN)
    records = tuple(row for row in own if row.fields.get("training_type") == RECORD)
    return TrainingYear(
        year,
        plans,
        records,
        sum(int(row.fields.get("sessions") or 0) for row in plans),
        len(records),
        sum(int(row.fields.get("trained") or 0) for row in records),
    )
