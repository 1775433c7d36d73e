"""A document and the time limit of its item -> whether it was disclosed in time."""

from __future__ import annotations

import datetime

import msgspec

from generator.base import workdays
from generator.base.workdays import UnknownYear
from generator.model.deadline import Clause, Deadline
from generator.model.document import Document


class Timing(msgspec.Struct, frozen=True):
    """How a document stands to its limit. first: the day from which it runs. due: the last day in time when that was missed;
    UnknownYear when the calendar does not reach so far; None when the document was in time."""

    clause: Clause
    first: datetime.date
    due: datetime.date | UnknownYear | None


def clause_for(row: Document, deadline: Deadline) -> Clause | None:
    """The clause of an item's limit that a document falls under: one for penalties before the general one."""
    within = [clause for clause in deadline.clauses if clause.mode == "within" and clause.unit in ("workday", "day")]
    if row.kind == "penalty":
        for clause in within:
            if "处罚" in clause.subject:
                return clause
    general = deadline.general
    return general if general in within else None


def begins(row: Document, clause: Clause) -> datetime.date | None:
    """The day on which the limit begins to run, when the document says it."""
    if clause.event == "formed":
        return row.written_date
    given = row.fields.get({"decided": "decided_date", "approved": "approved_date"}.get(clause.event, ""))
    return given if isinstance(given, datetime.date) else None


def timing(row: Document, deadline: Deadline | None) -> Timing | None:
    """How a document stands to the limit of its item; None when the limit is no number of days, or no day is given."""
    clause = clause_for(row, deadline) if deadline else None
    first = begins(row, clause) if clause else None
    if clause is None or first is None:
        return None
    if clause.unit == "workday":
        return Timing(clause, first, workdays.missed(first, clause.n, row.publish_date))
    due = first + datetime.timedelta(days=clause.n)
    return Timing(clause, first, due if row.publish_date > due else None)
