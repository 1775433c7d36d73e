"""A matter -> its feed (RFC 4287) and its dates as iCalendar (RFC 5545), beside its page ``/m/<id>/``."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.model.course import Course, period_of
from generator.model.document import OPEN
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.site.outputs import feed
from generator.site.outputs._icalendar import escaped, written

TOGETHER = 50
"""Matters in one batch."""


class Event(msgspec.Struct, frozen=True, array_like=True):
    """One entry of a calendar: whole days, ISO. last: the last day of it. key: unlike that of any other entry."""

    key: str
    title: str
    first: str
    last: str
    url: str


class Calendar(msgspec.Struct, frozen=True):
    """The dates of one matter. stamp: when it last changed, ISO day."""

    name: str
    host: str
    stamp: str
    events: tuple[Event, ...]


def plan(site: Site) -> Iterator[Batch]:
    """Feed and calendar of every matter."""
    identities = list(site.courses)
    for first in range(0, len(identities), TOGETHER):
        chosen = identities[first : first + TOGETHER]
        yield Batch(f"matters/outputs/{first}", site.courses.told(chosen), partial(_files, site, chosen))


def _files(site: Site, identities: Sequence[str]) -> Iterator[Target]:
    for identity in identities:
        yield from _targets(site, site.courses[identity])


def render(context: feed.Context | Calendar) -> bytes:
    """The bytes of one file."""
    return feed.render(context) if isinstance(context, feed.Context) else calendar(context)


def _targets(site: Site, course: Course) -> tuple[Target, Target]:
    matter = course.matter
    opened = (document for document in course.documents if document.classification == OPEN)
    newest = sorted(opened, key=lambda row: (row.publish_date, row.publish_time, row.id), reverse=True)
    path = matter.url.strip("/")
    atom = feed.context_of(
        site,
        f"{matter.title} - {site.config.site.name}",
        f"{path}/feed.xml",
        matter.url,
        newest[: site.config.lists.feed_size],
    )
    events = tuple(_events(site, course))
    begun = min((event.first for event in events), default="1970-01-01")
    stamp = max((str(row.publish_date) for row in newest), default=begun)
    dates = Calendar(matter.title, site.base_url.partition("//")[2], stamp, events)
    return (
        Target(path=f"{path}/feed.xml", maker="outputs.matter", context=atom),
        Target(path=f"{path}/dates.ics", maker="outputs.matter", context=dates),
    )


def _events(site: Site, course: Course) -> Iterator[Event]:
    """Periods that a document gives, then the last days of what is owed."""
    for step in course.steps:
        name = f"{course.matter.title}：{step.stage.name}"
        for document in step.documents:
            period = period_of(document) if document.classification == OPEN else None
            if period:
                yield Event(document.id, name, str(period[0]), str(period[1]), site.base_url + document.url)
        due = (step.again if step.documents else None) or step.due
        if due and step.status in ("due", "late"):
            url = site.base_url + course.matter.url
            yield Event(f"{course.matter.id}-{step.stage.id}", f"{name}（最后一日）", str(due), str(due), url)


def calendar(context: Calendar) -> bytes:
    """The iCalendar file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//gongkai//matters//ZH",
        f"X-WR-CALNAME:{escaped(context.name)}",
    ]
    for event in context.events:
        after = datetime.date.fromisoformat(event.last) + datetime.timedelta(days=1)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.key}@{context.host}",
            f"DTSTAMP:{context.stamp.replace('-', '')}T000000Z",
            f"DTSTART;VALUE=DATE:{event.first.replace('-', '')}",
            f"DTEND;VALUE=DATE:{after:%Y%m%d}",
            f"SUMMARY:{escaped(event.title)}",
            f"URL:{event.url}",
            "END:VEVENT",
        ]
    return written((*lines, "END:VCALENDAR"))
