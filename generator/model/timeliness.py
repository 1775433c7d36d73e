"""A document and the time limit of its item -> whether it was disclosed in time."""

from __future__ import annotations

import datetime

import msgspec

from generator.base import workdays
from generator.base.workdays import UnknownYear
from generator.model.deadline import Clause, Deadline
from generator.model.document import Document


class Timing(msgspec.Struct, frozen=True):
    """How a document stands to its limit. first: the day from which it runs. due: the last day in time when that was
    missed; UnknownYear when the calendar does not reach so far; None when the document was in time."""

    clause: Clause
    first: datetime.date
    due: datetime.date | UnknownYear | None


class Limits(msgspec.Struct, frozen=True):
    """The clauses of one item's limit that are a number of days: of penalties, and of everything else."""

    penalty: Clause | None
    other: Clause | None

    def of(self, row: Document) -> Clause | None:
        """The clause that a document falls under."""
        return self.penalty if row.kind == "penalty" else self.other


def limits(deadline: Deadline | None) -> Limits:
    """What a phrase means for penalties and for other documents; nothing when it is no number of days."""
    within = [clause for clause in deadline.clauses if clause.unit in ("workday", "day")] if deadline else []
    within = [clause for clause in within if clause.mode == "within"]
    other = next((clause for clause in within if not clause.subject), None)
    return Limits(next((clause for clause in within if "处罚" in clause.subject), other), other)


def begins(row: Document, clause: Clause) -> datetime.date | None:
    """The day on which the limit begins to run, when the document says it."""
    if clause.event == "formed":
        return row.written_date
    given = row.fields.get({"decided": "decided_date", "approved": "approved_date"}.get(clause.event, ""))
    return given if isinstance(given, datetime.date) else None


def timing(row: Document, clause: Clause | None) -> Timing | None:
    """How a document stands to a limit; None when there is none,
    or when the document does not say from when it runs."""
    first = begins(row, clause) if clause else None
    if clause is None or first is None:
        return None
    if clause.unit == "workday":
        return Timing(clause, first, workdays.missed(first, clause.n, row.publish_date))
    due = first + datetime.timedelta(days=clause.n)
    return Timing(clause, first, due if row.publish_date > due else None)
