"""全过程公开: what one kind of matter goes through, stage by stage, as data.

The lifecycles that come with the product are one YAML file each in ``generator/model/lifecycles/``; a county adds its
own in ``content/_data/lifecycles/<id>.yaml``, of the same shape and without code (design 16; 国办发〔2016〕80号: 决策、执行、
管理、服务、结果公开).
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable

import msgspec

from generator.base import workdays
from generator.base.workdays import UnknownYear
from generator.model.deadline import Clause
from generator.model.deadline_phrases import parse
from generator.model.document import ON_APPLICATION, Document
from generator.model.openness import Openness

NOT_BEGUN = "未开始"
"""The state of a matter of which no stage has been reached."""

_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Clock(msgspec.Struct, frozen=True):
    """From when a stage is owed, and until when.

    start: a stage ("draft": the day on which it was reached) or a date of its documents ("draft.closes").
    limit: a phrase as the catalogue has them ("20个工作日内"); "" for the day itself. only: words, of which a document of
    that stage has one in a field of its own, or the clock does not run ("重大"). basis: what asks for it.
    """

    start: str
    limit: str = ""
    only: tuple[str, ...] = ()
    basis: str = ""

    @property
    def clause(self) -> Clause | None:
        """The limit as a number of days or hours; None when the phrase is none."""
        deadline = parse(self.limit)
        clause = deadline.general if deadline else None
        return clause if clause and clause.n and clause.unit else None


class Stage(msgspec.Struct, frozen=True):
    """环节: one step of a lifecycle.

    reached_by: kinds of documents that reach it, each as the id of the kind, or "kind:word" for those of its documents
    that have the word in a field of their own ("procedure:风险评估"). declared: reached by the matter's row itself, on
    its day. state: what the matter is called once this is the last stage reached; while_open: while a period that its
    document gives still runs. bears: fields that its documents ought to have. day: the field that says when it took
    place; without one the day of publication. after: stages that cannot have come later. owed: is to be reached, or
    left out with a reason, before a later stage that is owed too. by_law: may be left out only where a law says so.
    again: a phrase such as "每季度": once reached it is to be reached anew so often until the matter has ended. ends:
    the matter has ended with it.
    """

    id: str
    name: str
    openness: Openness
    doc: str = ""
    reached_by: tuple[str, ...] = ()
    declared: bool = False
    state: str = ""
    while_open: str = ""
    bears: tuple[str, ...] = ()
    day: str = ""
    after: tuple[str, ...] = ()
    owed: bool = False
    by_law: bool = False
    due: tuple[Clock, ...] = ()
    again: str = ""
    ends: bool = False

    def takes(self, document: Document) -> bool:
        """Whether a document reaches the stage by what it is. Of an entry on application nobody may see that."""
        for wanted in self.reached_by:
            kind, _, word = wanted.partition(":")
            if document.kind == kind and (not word or word in document.fields.values()):
                return document.classification != ON_APPLICATION
        return False

    def day_of(self, document: Document) -> datetime.datetime:
        """When a document says that the stage took place; without a time at 00:00."""
        given = moment(document.fields.get(self.day)) if self.day else None
        return given or moment((document.publish_date, document.publish_time)) or datetime.datetime.min


class Lifecycle(msgspec.Struct, frozen=True):
    """全过程. order: of lists; the lower one is meant where a document does not say which of two it belongs to."""

    id: str
    name: str
    doc: str = ""
    basis: str = ""
    aliases: tuple[str, ...] = ()
    order: int = 200
    stages: tuple[Stage, ...] = ()

    @property
    def states(self) -> tuple[str, ...]:
        """Every state that a matter can be in, in the order of the stages."""
        words = (word for stage in self.stages for word in (stage.while_open, stage.state) if word)
        return tuple(dict.fromkeys((NOT_BEGUN, *words)))

    def stage(self, name: str) -> Stage | None:
        """The stage of that id or name."""
        for stage in self.stages:  # every document of a matter asks
            if name in (stage.id, stage.name):
                return stage
        return None

    def stage_of(self, document: Document) -> Stage | None:
        """The stage that a document reaches: the one that it names, else the first that takes it."""
        if document.stage:
            return self.stage(document.stage)
        return next((stage for stage in self.stages if stage.takes(document)), None)

    def takes(self, document: Document) -> bool:
        """Whether a document can be part of such a matter."""
        return any(stage.takes(document) for stage in self.stages)

    def position(self, document: Document) -> int:
        """Before how many stages that documents reach the document's own stands."""
        reached = [stage for stage in self.stages if stage.reached_by]
        return next(number for number, stage in enumerate(reached) if stage.takes(document))


def lifecycle_for(document: Document, lifecycles: Iterable[Lifecycle]) -> Lifecycle | None:
    """The lifecycle of a matter that only its documents tell of: the one that this document names, else the one that
    it stands in nearest to the beginning; of two as near, the first in their order."""
    known = list(lifecycles)
    if document.lifecycle:
        return next((item for item in known if document.lifecycle == item.id), None)
    fitting = [item for item in known if item.takes(document)]
    return min(fitting, key=lambda item: (item.position(document), item.order, item.id), default=None)


def moment(value: object) -> datetime.datetime | None:
    """A date, or a date with a time ("09:30" or ""), as a moment in Chinese time; None when it is neither."""
    if isinstance(value, tuple) and len(value) == 2:
        day, clock = value
        if not clock:
            return moment(day)
        hour, _, minute = str(clock).partition(":")
        time = datetime.time(int(hour), int(minute)) if minute else datetime.time()
        return datetime.datetime.combine(day, time) if isinstance(day, datetime.date) else None
    return datetime.datetime(value.year, value.month, value.day) if isinstance(value, datetime.date) else None


def last_moment(start: datetime.datetime, clause: Clause) -> datetime.datetime | None:
    """The last moment in time; None when the calendar does not reach so far.

    A start without a time of day may have been as late as midnight. The day of the start does not count, and a term of
    months or years ends on the same day of the month (民法典 第二百零一条、第二百零二条).
    """
    if clause.unit == "hour":
        begun = start if start.time() != datetime.time() else start + datetime.timedelta(days=1)
        return begun + datetime.timedelta(hours=clause.n)
    day = _last_day(start.date(), clause)
    return None if day is None else datetime.datetime.combine(day, datetime.time.max)


def end_of(start: datetime.datetime) -> datetime.datetime:
    """The last moment of a day that is itself the last one."""
    return datetime.datetime.combine(start.date(), datetime.time.max)


def _last_day(first: datetime.date, clause: Clause) -> datetime.date | None:
    if clause.unit == "workday":
        last = workdays.after(first, clause.n)
        return None if isinstance(last, UnknownYear) else last
    months = clause.n * _MONTHS.get(clause.unit, 0)
    return months_later(first, months) if months else first + datetime.timedelta(days=clause.n * _DAYS[clause.unit])


def months_later(first: datetime.date, months: int) -> datetime.date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(first.day, last))
