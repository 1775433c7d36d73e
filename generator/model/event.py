"""活动 as they stand on a day: when, where, whether they still take place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from generator.model.document import Document
from generator.model.lifecycle import moment

AS_PLANNED, MOVED, POSTPONED, CANCELLED = "如期举行", "改期", "延期待定", "取消"
STATES = (AS_PLANNED, MOVED, POSTPONED, CANCELLED)
KIND = "event"
CALENDAR = "huodong.ics"
"""Name of an event's calendar file, beside its page."""
CALENDAR_OF_ALL = "/hudong/events.ics"
"""Address of the calendar of all events."""


class PublicEvent:
    """One event of a document. starts, ends: with whole days, midnight of the first and of the last."""

    def __init__(self, document: Document, starts: datetime.datetime, ends: datetime.datetime) -> None:
        self.document = document
        self.starts = starts
        self.ends = ends

    @cached_property
    def whole_days(self) -> bool:
        """Whether no hour is said."""
        return _bare(self.document.fields.get("starts_at")) and _bare(self.document.fields.get("ends_at"))

    @property
    def calendar(self) -> str:
        """Address of its calendar file."""
        return self.document.url + CALENDAR

    @property
    def state(self) -> str:
        """One of STATES."""
        return self.document.fields.get("event_state") or AS_PLANNED

    @property
    def off(self) -> bool:
        """Whether nothing takes place at the time that it gives."""
        return self.state in (POSTPONED, CANCELLED)

    def ended(self, today: datetime.date) -> bool:
        """Whether its last day has passed; of one whose new time nobody knows yet, never."""
        return self.state != POSTPONED and self.ends.date() < today

    def told(self, today: datetime.date) -> str:
        """How it stands, in words for citizens."""
        if self.off:
            return {CANCELLED: "已取消", POSTPONED: "已延期，时间另行公布"}[self.state]
        if self.ended(today):
            return "已结束"
        return "已改期，以这里的时间为准" if self.state == MOVED else "如期举行"

    @cached_property
    def time(self) -> str:
        """ "2026-12-04 09:00—11:30", "2026-12-04 至 2026-12-05"."""
        first, last = self.starts.date(), self.ends.date()
        if self.whole_days:
            return f"{first}" if first == last else f"{first} 至 {last}"
        if first == last:
            return f"{first} {self.starts:%H:%M}—{self.ends:%H:%M}"
        return f"{first} {self.starts:%H:%M} 至 {last} {self.ends:%H:%M}"


def _bare(value: Any) -> bool:
    return not (isinstance(value, tuple) and value[1])


def event_of(document: Document) -> PublicEvent | None:
    """The event of a document; None where its times are none, or the wrong way round."""
    starts, ends = (moment(document.fields.get(key)) for key in ("starts_at", "ends_at"))
    return PublicEvent(document, starts, ends) if starts and ends and starts <= ends else None


def events_of(documents: Iterable[Document]) -> tuple[PublicEvent, ...]:
    """Those of documents, by their beginning."""
    found = [event for document in documents if (event := event_of(document))]
    return tuple(sorted(found, key=lambda event: (event.starts, event.document.id)))


def turning_days(events: Iterable[PublicEvent]) -> Iterator[datetime.date]:
    """The days on which events are over."""
    for event in events:
        if event.ends.date() < datetime.date.max:
            yield event.ends.date() + datetime.timedelta(days=1)
