"""回应效果: an incident's course, or an answer to what people talk about -> how soon it was said, how often, until when.

(中办发〔2016〕8号 (十三); 国办发〔2016〕61号: 特别重大、重大突发事件 5小时内发布、24小时内举行新闻发布会.)
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import msgspec

from generator.model.course import Course, Step
from generator.model.document import Document
from generator.model.lifecycle import moment


class Effect(msgspec.Struct, frozen=True):
    """How an incident was answered. first, conference: time from its occurrence to the first news and to the press
    conference. timed: whether both times of the first news are known by the hour, else it is whole days. updates,
    rumours: how many. closed: days to the end, None while it goes on."""

    course: Course
    document: Document
    first: datetime.timedelta
    timed: bool
    conference: datetime.timedelta | None
    updates: int
    rumours: int
    closed: int | None


def effects(courses: Iterable[Course]) -> Iterator[Effect]:
    """Those of the matters that an incident began, newest first."""
    found = (effect for course in courses if (effect := _effect(course)))
    yield from sorted(found, key=lambda effect: (effect.document.publish_date, effect.document.id), reverse=True)


def _effect(course: Course) -> Effect | None:
    every = course.documents
    document = next((row for row in every if row.kind == "incident"), None)
    occurred = moment(document.fields.get("occurred_at")) if document else None
    if document is None or occurred is None:
        return None
    told = moment((document.publish_date, document.publish_time))
    assert told is not None
    held = next((moment(row.fields.get("held_at")) for row in every if row.kind == "briefing"), None)
    last = next((step for step in course.steps if step.stage.ends and step.date), None)
    return Effect(
        course=course,
        document=document,
        first=told - occurred,
        timed=bool(document.publish_time) and occurred.time() != datetime.time(),
        conference=held - occurred if held else None,
        updates=sum(row.kind == "development" for row in every),
        rumours=sum(row.kind == "rumour" for row in every),
        closed=_days(last, occurred.date()),
    )


def _days(last: Step | None, first: datetime.date) -> int | None:
    return (last.date - first).days if last and last.date else None


def answer_days(row: Document) -> int | None:
    """Days from when people began to talk about it until an answer was published; None when the former is not said."""
    raised = row.fields.get("raised_date")
    return (row.publish_date - raised).days if isinstance(raised, datetime.date) else None


def span(time: datetime.timedelta, *, timed: bool) -> str:
    """A time as readers are told it: 3小时20分, or whole days."""
    minutes = int(time.total_seconds()) // 60
    if timed and minutes < 3 * 24 * 60:
        hours, rest = divmod(minutes, 60)
        return f"{hours}小时{rest}分" if hours else f"{rest}分"
    return f"{time.days}天" if time.days else "当天"
