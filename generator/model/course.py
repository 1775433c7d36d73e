"""One matter, its documents and a day -> how far it has come: the ladder of its stages and its state.

Nothing of it is a label that somebody sets: state, what is due and what is late follow from documents and dates.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from generator.model.deadline_phrases import parse
from generator.model.document import ON_APPLICATION, Document
from generator.model.lifecycle import NOT_BEGUN, Clock, Lifecycle, Stage, end_of, last_moment, moment
from generator.model.matter import Matter

Status = Literal["done", "open", "skipped", "missing", "late", "due", "passed", "ahead"]
"""How a stage stands: reached; reached, and its period runs; left out with a reason; passed over though it was owed;
not reached in time, or not anew; owed by a day to come; possible only, and the matter has ended; still ahead."""
STATUS_WORDS: dict[Status, str] = {
    "done": "已公开",
    "open": "进行中",
    "skipped": "不适用",
    "missing": "未公开",
    "late": "已超期",
    "due": "待公开",
    "passed": "未经此环节",
    "ahead": "未到",
}
"""How a stage stands -> what readers are told."""

PERIODS = (("opens", "closes"), ("starts", "ends"))
"""Pairs of fields by which kinds say from when to when something is open."""


class Step(msgspec.Struct, frozen=True):
    """A stage as one matter has gone through it. date: the day on which it was first reached. due: the last day in
    time, planned or by a clock. overdue: reached, but after that day. again: by when it is to be reached anew. basis:
    what asks for ``due``, or allows to leave the stage out. reason: of a stage left out."""

    stage: Stage
    status: Status
    documents: tuple[Document, ...] = ()
    date: datetime.date | None = None
    due: datetime.date | None = None
    overdue: bool = False
    again: datetime.date | None = None
    basis: str = ""
    reason: str = ""

    @property
    def published(self) -> datetime.date | None:
        """When the newest of its documents was published."""
        return max((document.publish_date for document in self.documents), default=None)

    @property
    def word(self) -> str:
        """How it stands, in words. What is given on application only is not said to be public."""
        reached = self.documents if self.status in ("done", "open") else ()
        on_application = reached and all(row.classification == ON_APPLICATION for row in reached)
        return ON_APPLICATION if on_application else STATUS_WORDS[self.status]


class Course(msgspec.Struct, frozen=True):
    """A matter on a day. beside: documents of it that reach no stage. state: of the last stage reached."""

    matter: Matter
    lifecycle: Lifecycle
    steps: tuple[Step, ...]
    beside: tuple[Document, ...]
    state: str
    ended: bool

    @property
    def late(self) -> tuple[Step, ...]:
        """Steps that are late today."""
        return tuple(step for step in self.steps if step.status == "late")

    @property
    def documents(self) -> tuple[Document, ...]:
        """All its documents, in the order of the ladder, then those beside it."""
        return (*(document for step in self.steps for document in step.documents), *self.beside)

    @property
    def next(self) -> Step | None:
        """What is owed next: the earliest that is late or due."""
        waiting = [step for step in self.steps if step.status in ("late", "due")]
        return min(waiting, key=lambda step: step.again or step.due or datetime.date.max, default=None)

    @property
    def turning_days(self) -> tuple[datetime.date, ...]:
        """Days after which it stands otherwise though nothing new has come."""
        days = (day for step in self.steps for day in (step.due, step.again) if day)
        return tuple(day + datetime.timedelta(days=1) for day in days)


def course(matter: Matter, lifecycle: Lifecycle, documents: Sequence[Document], today: datetime.date) -> Course:
    """How far a matter has come. documents: all that may be shown of it, oldest first."""
    reached: dict[str, list[Document]] = {}
    beside: list[Document] = []
    for document in documents:
        stage = lifecycle.stage_of(document)
        (reached.setdefault(stage.id, []) if stage else beside).append(document)
    by_day = _by_day(lifecycle, reached)
    begun = _begun(matter, lifecycle, by_day)
    ended = any(stage.ends and stage.id in begun for stage in lifecycle.stages)
    of = _Of(matter, lifecycle, by_day, begun, today, ended)
    steps = tuple(_step(of, stage) for stage in lifecycle.stages)
    return Course(matter, lifecycle, steps, tuple(beside), _state(steps, today), of.ended)


class _Of(msgspec.Struct, frozen=True):
    """A matter with the documents of each stage that was reached, and when each was first reached."""

    matter: Matter
    lifecycle: Lifecycle
    documents: Mapping[str, tuple[Document, ...]]
    begun: Mapping[str, datetime.datetime]
    today: datetime.date
    ended: bool

    def start(self, clock: Clock) -> datetime.datetime | None:
        """From when a clock runs; None when that has not come."""
        name, _, field = clock.start.partition(".")
        documents = self.documents.get(name, ())
        if clock.only and not any(word in row.fields.values() for row in documents for word in clock.only):
            return None
        if not field:
            stage = self.lifecycle.stage(name)
            return self.begun.get(stage.id) if stage else None
        given = (moment(document.fields.get(field)) for document in documents)
        return next((day for day in given if day), None)


def _by_day(lifecycle: Lifecycle, reached: Mapping[str, Sequence[Document]]) -> dict[str, tuple[Document, ...]]:
    """The documents of each stage in the order of the days on which it took place."""
    return {
        stage.id: tuple(sorted(reached[stage.id], key=stage.day_of))
        for stage in lifecycle.stages
        if stage.id in reached
    }


def _begun(
    matter: Matter, lifecycle: Lifecycle, documents: Mapping[str, tuple[Document, ...]]
) -> dict[str, datetime.datetime]:
    """When each stage was first reached."""
    begun: dict[str, datetime.datetime] = {}
    for stage in lifecycle.stages:
        if stage.declared and matter.declared:
            day = moment(matter.declared)
        else:
            day = stage.day_of(documents[stage.id][0]) if stage.id in documents else None
        if day:
            begun[stage.id] = day
    return begun


def _step(of: _Of, stage: Stage) -> Step:
    documents, begun = of.documents.get(stage.id, ()), of.begun.get(stage.id)
    limit, basis = _limit(of, stage)
    skipped = next((item for item in of.matter.skipped if item.stage == stage.id), None)
    again = _again(of, stage, documents)
    status: Status
    if begun:
        open_now = any(_runs(document, of.today) for document in documents)
        status = "late" if again and of.today > again else "open" if open_now else "done"
    elif skipped:
        status = "skipped"
    elif stage.owed and _passed_over(of, stage):
        status = "missing"
    elif limit and not of.ended:
        status = "late" if of.today > limit.date() else "due"
    else:
        status = "passed" if of.ended and not stage.owed else "ahead"
    return Step(
        stage=stage,
        status=status,
        documents=tuple(documents),
        date=begun.date() if begun else None,
        due=limit.date() if limit and status not in ("skipped", "passed") else None,
        overdue=bool(begun and limit and begun > limit),
        again=again,
        basis=skipped.basis if skipped and not begun else basis,
        reason=skipped.reason if skipped and not begun else "",
    )


def _limit(of: _Of, stage: Stage) -> tuple[datetime.datetime | None, str]:
    """The last moment in time, by the clock that ends first or by the plan, and the law that asks for it."""
    ends: list[tuple[datetime.datetime, str]] = []
    for clock in stage.due:
        start, clause = of.start(clock), clock.clause
        last = last_moment(start, clause) if start and clause else end_of(start) if start and not clock.limit else None
        ends += [(last, clock.basis)] if last else []
    planned = next((item.date for item in of.matter.planned if item.stage == stage.id), None)
    if planned:
        ends.append((datetime.datetime.combine(planned, datetime.time.max), ""))
    return min(ends, default=(None, ""))


def _again(of: _Of, stage: Stage, documents: Sequence[Document]) -> datetime.date | None:
    """By when a stage that recurs is to be reached anew; None once the matter has ended."""
    phrase = parse(stage.again) if stage.again and documents and not of.ended else None
    clause = next((item for item in phrase.clauses if item.mode == "recurring" and item.n), None) if phrase else None
    last = last_moment(stage.day_of(documents[-1]), clause) if clause else None
    return last.date() if last else None


def _passed_over(of: _Of, stage: Stage) -> bool:
    """Whether a later stage has been reached that is owed too, or that ends the matter."""
    later = of.lifecycle.stages[of.lifecycle.stages.index(stage) + 1 :]
    return any((item.owed or item.ends) and item.id in of.begun for item in later)


def period_of(document: Document) -> tuple[datetime.date, datetime.date] | None:
    """From when to when something is open, for documents that say it."""
    for first, last in PERIODS:
        begins, ends = document.fields.get(first), document.fields.get(last)
        if isinstance(begins, datetime.date) and isinstance(ends, datetime.date):
            return begins, ends
    return None


def _runs(document: Document, today: datetime.date) -> bool:
    period = period_of(document)
    return period is not None and today <= period[1]


def _state(steps: Sequence[Step], today: datetime.date) -> str:
    for step in reversed(steps):
        if step.date and step.stage.state:
            running = step.stage.while_open and any(_runs(document, today) for document in step.documents)
            return step.stage.while_open if running else step.stage.state
    return NOT_BEGUN
