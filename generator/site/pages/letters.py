"""来信: how soon each office answers, what people write about, reminder letters and chosen replies, ``/letters/``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from generator.base.shares import percent
from generator.model.document import Document
from generator.model.letters import Letter, ReplyTimes, by_topic, by_unit, letters_in, reminded, reply_times
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, PageMeta, Row
from generator.site.pages._parts import column_head, page, rows_of
from generator.site.pages._tables import data_of

TEMPLATE = "letters.html"


class ReplyLine(msgspec.Struct, frozen=True, array_like=True):
    """An office's letters. received, replied, overdue: how many. median, longest: days, "" where none was answered.
    rate: of those answered or overdue, how many were answered in time, such as "90%", or ""."""

    unit: Link
    received: int
    replied: int
    median: str
    longest: str
    rate: str
    overdue: int


class TopicLine(msgspec.Struct, frozen=True, array_like=True):
    """A topic: how many letters, per cent of all. reminder: the reminder letter about it, or None."""

    topic: str
    count: int
    share: str
    reminder: Link | None


class ReminderLine(msgspec.Struct, frozen=True, array_like=True):
    """A reminder letter. letters: how many it is about. answer: the office's answer, or None. state: 已答复, 待答复 or
    超期未答复."""

    letter: Link
    topic: str
    unit: str
    letters: str
    sent: str
    due: str
    state: str
    answer: Link | None


class Context(msgspec.Struct, frozen=True):
    """``page`` of letters. total: of all offices. units: by office, those with most letters first. registers: the
    documents counted. chosen: published replies, newest first. data: the same as JSON and CSV."""

    head: PageMeta
    total: ReplyLine
    units: tuple[ReplyLine, ...]
    topics: tuple[TopicLine, ...]
    reminders: tuple[ReminderLine, ...]
    registers: tuple[Row, ...]
    chosen: tuple[Row, ...]
    data: tuple[Link, ...]


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    rows, letters = rows_of(site), letters_in(site.by_kind.get("letters", ()))
    context = Context(
        head=column_head(
            site, "群众来信", "/letters/", description="群众来信的数量、类别和各单位答复用时，提示函和选登的答复"
        ),
        total=_line(Link("合计", ""), reply_times(letters, site.today)),
        units=tuple(_line(_unit(site, unit), reply_times(own, site.today)) for unit, own in by_unit(letters).items()),
        topics=tuple(_topics(site, letters)),
        reminders=tuple(_reminder(site, row) for row in site.by_kind.get("reminder", ())),
        registers=rows.all(site.by_kind.get("letters", ())),
        chosen=rows.all(site.by_kind.get("reply", ())),
        data=data_of("letters") if letters else (),
    )
    yield page(site, "/letters/", "letters", TEMPLATE, context)


def _unit(site: Site, unit: str) -> Link:
    """An office by its name; by its id when it is gone."""
    agency = site.vocabularies.agencies.by_id.get(unit)
    return Link(agency.name, f"/agency/{agency.id}/") if agency else Link(unit, "")


def _line(unit: Link, times: ReplyTimes) -> ReplyLine:
    return ReplyLine(
        unit,
        times.received,
        times.replied,
        "" if times.median is None else f"{times.median:g}",
        "" if times.longest is None else str(times.longest),
        times.rate,
        times.overdue,
    )


def _topics(site: Site, letters: Sequence[Letter]) -> Iterator[TopicLine]:
    reminders = site.by_kind.get("reminder", ())
    for topic, count in by_topic(letters).items():
        sent = reminded(topic, letters, reminders)
        yield TopicLine(topic, count, percent(count, len(letters)), Link(sent.title, sent.url) if sent else None)


def _reminder(site: Site, row: Document) -> ReminderLine:
    """A reminder letter with what became of it: its matter's next stage tells."""
    course = site.courses.of(row)
    step = next((step for step in course.steps if step.stage.id == "answer"), None) if course else None
    answer = step.documents[0] if step and step.documents else None
    due = row.fields.get("answer_by")
    late = due is not None and site.today > due
    return ReminderLine(
        Link(row.title, row.url),
        str(row.fields.get("topic", "")),
        str(row.fields.get("unit", "")),
        str(row.fields.get("letters", "")),
        row.publish_date.isoformat(),
        str(due or ""),
        "已答复" if answer else "超期未答复" if late else "待答复",
        Link(answer.title, answer.url) if answer else None,
    )
