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
    DOMAIN,
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

    def __init__(self, cells: Sequence[DutyCell]) -> None:
        self.cells = tuple(cells)

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
        """Days on which a cell will stand otherwise though nothing new has come."""
        return tuple(cell.due + _DAY for cell in self.cells if cell.due and cell.state in (PENDING, DONE))


_DAY = datetime.timedelta(days=1)


def duty_matrix(
    words: DutyWords,
    identity: Identity,
    documents: Iterable[Document],
    courses: Mapping[str, Course],
    today: datetime.date,
    since: int = 0,
) -> DutyMatrix:
    """The matrix on a day. documents: those that everybody can read, oldest first. since: the first year for which
    duties are counted; 0 for last year."""
    evidence = DutyEvidence(documents, courses, words, identity)
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
    return DutyMatrix(cells)


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
            late = bool(due and day > due) if not self._own_limit(rows[0]) else self._past_own_limit(rows[0])
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
            return days_after(begun, clause) if begun and clause else period.last
        return last_day(self.debtor.by, period)

    def _own_limit(self, row: Document) -> bool:
        return bool(self.duty.limit and isinstance(row.fields.get(self.duty.start), datetime.date))

    def _past_own_limit(self, row: Document) -> bool:
        clause = limit_of(self.duty.limit)
        last = days_after(_began(self.duty, row), clause) if clause else None
        return bool(last and row.publish_date > last)

    def _column(self, rows: tuple[Document, ...]) -> DutyCell:
        """Of a column: whether its newest document is new enough."""
        if not rows:
            return self._unmet(ALWAYS, None)
        newest = max(rows[-1].publish_date, rows[-1].updated or rows[-1].publish_date)
        last = newest + datetime.timedelta(days=self._days)
        state: State = LATE if self.today > last else DONE
        excuse = self._excuse(ALWAYS) if state == LATE else None
        if excuse:
            return self._excused(ALWAYS, rows, excuse)
        return self._made(ALWAYS, state, documents=rows, due=last, day=newest)

    @property
    def _days(self) -> int:
        fresh = self.duty.fresh
        return int(fresh) if fresh.isdecimal() else int(getattr(self.words.inspection, fresh))

    def _said(self, period: DutyPeriod, due: datetime.date | None) -> DutyCell:
        """Of what the agency's own row says."""
        agency = self.words.agencies.by_id.get(self.holder.id)
        said = agency is not None and all(getattr(agency, name, None) for name in self.duty.agency_fields)
        return self._made(period, DONE, due=due) if said else self._unmet(period, due)

    def _excuse(self, period: DutyPeriod) -> Excuse | None:
        """What excuses a cell: an entry of its own, else what the agency's row says of all periods."""
        for one in self.words.excuses:
            whose = (one.duty, one.owing, one.of) == (self.duty.id, self.holder.owing, self.holder.id)
            if whose and period.label in (one.periods or (period.label,)):
                return one
        agency = self.words.agencies.by_id.get(self.holder.id) if self.holder.owing not in (COUNTY, DOMAIN) else None
        for text in agency.excused if agency else ():
            name, _, reason = text.partition("：")
            if name.strip() == self.duty.name and reason.strip():
                return Excuse(
                    duty=self.duty.id, owing=self.holder.owing, of=self.holder.id, reason=reason.strip(), approver=""
                )
        return None
