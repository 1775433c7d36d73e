"""Duties, what is public and a day -> the matrix of duties: for each of those who owe one, and each period, a cell.

Every page of duties, inspection and bulletin is a view of this one value; nothing of it is entered by hand.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from generator.model.config import Identity
from generator.model.course import Course
from generator.model.document import Document
from generator.model.duty import (
    COUNTY,
    DONE,
    EXCUSED,
    LATE,
    MISSING,
    PENDING,
    STATES,
    Debtor,
    Duty,
    Excuse,
    State,
)
from generator.model.duty_evidence import DutyEvidence, DutyWords, Holder, Met, holders
from generator.model.duty_terms import ALWAYS, DutyPeriod, days_after, last_day, limit_of, periods


class DutyCell(msgspec.Struct, frozen=True):
    """What one owes for one period. documents: what meets it, oldest first. due: the last day in time; None where none
    can be named. day: on which it was met (of a column: its newest document) or excused.
    reason, approver: of what is excused.
    """

    duty: Duty
    holder: Holder
    period: DutyPeriod
    state: State
    documents: tuple[Document, ...] = ()
    due: datetime.date | None = None
    day: datetime.date | None = None
    reason: str = ""
    approver: str = ""

    @property
    def document(self) -> Document | None:
        """The document that a reader is led to: the newest."""
        return self.documents[-1] if self.documents else None

    @property
    def owed(self) -> bool:
        """Whether it counts: what is excused or not yet due does not."""
        return self.state in (DONE, LATE, MISSING)


class DutyTally(msgspec.Struct, frozen=True):
    """How many cells stand in each state."""

    counts: tuple[int, ...]

    def of(self, state: State) -> int:
        """Those in one state."""
        return self.counts[STATES.index(state)]

    @property
    def owed(self) -> int:
        """Those that were to be met by today."""
        return self.of(DONE) + self.of(LATE) + self.of(MISSING)


def tally(cells: Iterable[DutyCell]) -> DutyTally:
    """The states of some cells, counted."""
    every = [cell.state for cell in cells]
    return DutyTally(tuple(every.count(state) for state in STATES))


class DutyMatrix:
    """All cells, in the order of duties, then of those who owe them, then of periods, the newest first."""

    def __init__(self, cells: Sequence[DutyCell], today: datetime.date) -> None:
        self.cells = tuple(cells)
        self._today = today

    def of_duty(self, identity: str) -> tuple[DutyCell, ...]:
        """The cells of one duty."""
        return tuple(cell for cell in self.cells if cell.duty.id == identity)

    def of_holder(self, holder: Holder) -> tuple[DutyCell, ...]:
        """What one owes."""
        return tuple(cell for cell in self.cells if cell.holder == holder)

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Those who owe anything, each once."""
        return tuple(dict.fromkeys(cell.holder for cell in self.cells))

    @property
    def duties(self) -> tuple[Duty, ...]:
        """The duties that somebody owes, each once."""
        return tuple({cell.duty.id: cell.duty for cell in self.cells}.values())

    def turning_days(self) -> tuple[datetime.date, ...]:
        """Days on which a cell will stand otherwise though nothing new has come, or new cells begin."""
        after = {cell.due for cell in self.cells if cell.due and cell.state in (PENDING, DONE)}
        begun = {cell.period.last for cell in self.cells if cell.period != ALWAYS and cell.period.last >= self._today}
        return tuple(day + _DAY for day in after | begun if day < datetime.date.max)


_DAY = datetime.timedelta(days=1)


def duty_matrix(
    words: DutyWords,
    identity: Identity,
    documents: Iterable[Document],
    courses: Mapping[str, Course],
    today: datetime.date,
    since: int = 0,
) -> DutyMatrix:
    """The matrix on a day. documents: those that are open, expired ones too, oldest first. since: the first year for
    which duties are counted; 0 for last year."""
    evidence = DutyEvidence(documents, courses, words, identity, today)
    every = holders(words, identity)
    cells: list[DutyCell] = []
    for duty in words.duties.terms:
        of_county = _county_days(duty, evidence)
        for owing in dict.fromkeys(holder.owing for holder in every):
            debtor = duty.debtor(owing)
            if debtor is None:
                continue
            met = evidence.met(duty, debtor, owing)
            for holder in (holder for holder in every if holder.owing == owing):
                making = _Making(duty, debtor, holder, words, of_county, today)
                span = periods("" if duty.fresh else duty.period, since or today.year - 1, today)
                cells += [making.cell(period, met) for period in span]
    return DutyMatrix(cells, today)


def _county_days(duty: Duty, evidence: DutyEvidence) -> Mapping[DutyPeriod, datetime.date]:
    """Period -> the day from which others' time runs: on which the county's own was approved, else published."""
    debtor = duty.debtor(COUNTY)
    if debtor is None or not any(one.after for one in duty.owed_by):
        return {}
    met = evidence.met(duty, debtor, COUNTY)
    return {period: _began(duty, rows[0]) for (_, period), rows in met.items()}


def _began(duty: Duty, row: Document) -> datetime.date:
    day = row.fields.get(duty.start) if duty.start else None
    return day if isinstance(day, datetime.date) else row.publish_date


class _Making(msgspec.Struct, frozen=True):
    """How the cells of one duty and one that owes it are made."""

    duty: Duty
    debtor: Debtor
    holder: Holder
    words: DutyWords
    of_county: Mapping[DutyPeriod, datetime.date]
    today: datetime.date

    def cell(self, period: DutyPeriod, met: Met) -> DutyCell:
        rows = tuple(met.get((self.holder.id, period), ()))
        if self.duty.fresh:
            return self._column(rows)
        due = self._due(period)
        if self.duty.agency_fields:
            return self._said(period, due)
        if len(rows) >= self.duty.least:
            day = rows[self.duty.least - 1].publish_date
            due = self._own_last_day(rows[0]) or due
            late = bool(due and day > due)
            return self._made(period, LATE if late else DONE, due=due, documents=rows, day=day)
        return self._unmet(period, due, rows)

    def _unmet(self, period: DutyPeriod, due: datetime.date | None, rows: tuple[Document, ...] = ()) -> DutyCell:
        excuse = self._excuse(period)
        if excuse:
            return self._excused(period, rows, excuse)
        pending = period != ALWAYS and (due is None or self.today <= due)
        return self._made(period, PENDING if pending else MISSING, due=due, documents=rows)

    def _excused(self, period: DutyPeriod, rows: tuple[Document, ...], excuse: Excuse) -> DutyCell:
        reason, approver = excuse.reason, excuse.approver
        return self._made(period, EXCUSED, documents=rows, day=excuse.date, reason=reason, approver=approver)

    def _made(
        self,
        period: DutyPeriod,
        state: State,
        *,
        documents: tuple[Document, ...] = (),
        due: datetime.date | None = None,
        day: datetime.date | None = None,
        reason: str = "",
        approver: str = "",
    ) -> DutyCell:
        return DutyCell(self.duty, self.holder, period, state, documents, due, day, reason, approver)

    def _due(self, period: DutyPeriod) -> datetime.date | None:
        if self.debtor.after and period != ALWAYS:
            begun, clause = self.of_county.get(period), limit_of(self.debtor.limit)
            if begun and clause:
                return days_after(begun, clause)
        return last_day(self.debtor.by, period)

    def _own_last_day(self, row: Document) -> datetime.date | None:
        """The last day by the document's own limit, which goes before that of the duty; None where it has none."""
        clause = limit_of(self.duty.limit)
        if clause is None or not isinstance(row.fields.get(self.duty.start), datetime.date):
            return None
        return days_after(_began(self.duty, row), clause)

    def _column(self, rows: tuple[Document, ...]) -> DutyCell:
        """Of a column: whether its newest document is new enough."""
        if not rows:
            return self._unmet(ALWAYS, None)
        newest = max(rows[-1].publish_date, rows[-1].updated or rows[-1].publish_date)
        last = newest + datetime.timedelta(days=min(self._days, (datetime.date.max - newest).days))
        state: State = LATE if self.today > last else DONE
        excuse = self._excuse(ALWAYS) if state == LATE else None
        if excuse:
            return self._excused(ALWAYS, rows, excuse)
        return self._made(ALWAYS, state, documents=rows, due=last, day=newest)

    @property
    def _days(self) -> int:
        fresh = self.duty.fresh
        if fresh == "kind_days":  # of each column its own
            return self.words.inspection.kind_days.get(self.holder.id, self.words.inspection.column_days)
        return int(fresh) if fresh.isdecimal() else int(getattr(self.words.inspection, fresh))

    def _said(self, period: DutyPeriod, due: datetime.date | None) -> DutyCell:
        """Of what the agency's own row says."""
        agency = self.words.agencies.by_id.get(self.holder.id)
        said = agency is not None and all(_says(agency, name.split(".")) for name in self.duty.agency_fields)
        return self._made(period, DONE, due=due) if said else self._unmet(period, due)

    def _excuse(self, period: DutyPeriod) -> Excuse | None:
        """What excuses a cell: an entry of its own, else what the agency's row says of all periods."""
        for one in self.words.excuses:
            whose = (one.duty, one.owing, one.of) == (self.duty.id, self.holder.owing, self.holder.id)
            if whose and period.label in (one.periods or (period.label,)):
                return one
        return None


def _says(value: object, names: Sequence[str]) -> bool:
    """Whether something stands under a path of names; of a list, in any of it."""
    if not names:
        return bool(value)
    parts = value if isinstance(value, tuple) else (value,)
    return any(part is not None and _says(getattr(part, names[0], None), names[1:]) for part in parts)
