"""活动 -> iCalendar (RFC 5545): ``/d/<id>/huodong.ics`` beside each event, ``/hudong/events.ics`` with all, to follow.

What is cancelled, or postponed without a new time, says STATUS:CANCELLED, so that calendars that took it over strike it
out; every change raises SEQUENCE, so that they take it over again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

import msgspec

from generator.model.document import Document
from generator.model.event import AS_PLANNED, CALENDAR_OF_ALL, PublicEvent
from generator.model.site import Site
from generator.model.target import Target
from generator.site.outputs._icalendar import ZONE, escaped, written

MOST = 200
"""How many the calendar of all holds: the newest by their beginning."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """An event of a calendar. times: the lines of its beginning and end. stamp: when it last changed, ISO day."""

    key: str
    times: tuple[str, str]
    title: str
    place: str
    about: str
    contact: str
    url: str
    stamp: str
    off: bool
    sequence: int


class Context(msgspec.Struct, frozen=True):
    """One calendar. name: for that of all, "" for that of one."""

    entries: tuple[Entry, ...]
    name: str = ""


def plan(site: Site) -> Iterator[Target]:
    """A file for each event, and that of all where there is any."""
    entries = [entry_of(site, event) for event in site.events]
    for event, entry in zip(site.events, entries, strict=True):
        yield Target(path=event.calendar.lstrip("/"), maker="outputs.events", context=Context((entry,)))
    if entries:
        name = f"{site.config.site.jurisdiction}政务活动"
        yield Target(
            path=CALENDAR_OF_ALL.lstrip("/"), maker="outputs.events", context=Context(tuple(entries[-MOST:]), name)
        )


def entry_of(site: Site, event: PublicEvent) -> Entry:
    """An event as calendars have it."""
    document, fields = event.document, event.document.fields
    agency = site.vocabularies.agencies.by_id.get(document.agency)
    host = agency.name if agency else site.config.site.organiser
    phone = fields.get("enrol_phone") or (agency.phone if agency else "")
    return Entry(
        key=f"{document.id}@{urlsplit(site.config.site.url).hostname or 'localhost'}",
        times=_times(event),
        title=f"【{event.told(datetime.date.min)}】{document.title}" if event.state != AS_PLANNED else document.title,
        place=fields.get("place", ""),
        about="\n".join(_about(event, host)),
        contact=" ".join(filter(None, (host, phone))),
        url=site.base_url + document.url,
        stamp=(document.updated or document.publish_date).isoformat(),
        off=event.off,
        sequence=_sequence(document, changed=event.state != AS_PLANNED),
    )


def _times(event: PublicEvent) -> tuple[str, str]:
    if event.whole_days:
        after = event.ends.date() + datetime.timedelta(days=1)
        return f"DTSTART;VALUE=DATE:{event.starts:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    zone = ";TZID=Asia/Shanghai:"
    return f"DTSTART{zone}{event.starts:%Y%m%dT%H%M%S}", f"DTEND{zone}{event.ends:%Y%m%dT%H%M%S}"


def _about(event: PublicEvent, host: str) -> Iterator[str]:
    fields = event.document.fields
    if fields.get("change_reason"):
        yield f"变动原因：{fields['change_reason']}"
    yield f"主办：{host}"
    for key, label in (("audience", "参加对象"), ("enrol", "报名方式"), ("enrol_phone", "报名电话")):
        if fields.get(key):
            yield f"{label}：{fields[key]}"
    if fields.get("capacity"):
        yield f"名额：{fields['capacity']}人"
    if fields.get("enrol_url"):
        yield f"报名网址：{fields['enrol_url']}"
    if fields.get("enrol_until"):
        yield f"报名截止：{fields['enrol_until']}"


def _sequence(document: Document, *, changed: bool) -> int:
    """A number that grows with each change that says its day (更新日期)."""
    days = (document.updated - document.publish_date).days if document.updated else 0
    return max(days, 1 if changed else 0)


def render(context: Context) -> bytes:
    """The file."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongkai//events//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    if context.name:
        lines.append(f"X-WR-CALNAME:{escaped(context.name)}")
    lines += ZONE
    for entry in context.entries:
        day = entry.stamp.replace("-", "")
        lines += [
            "BEGIN:VEVENT",
            f"UID:{entry.key}",
            f"DTSTAMP:{day}T000000Z",
            f"LAST-MODIFIED:{day}T000000Z",
            f"SEQUENCE:{entry.sequence}",
            f"STATUS:{'CANCELLED' if entry.off else 'CONFIRMED'}",
            *entry.times,
            f"SUMMARY:{escaped(entry.title)}",
            f"LOCATION:{escaped(entry.place)}",
            f"DESCRIPTION:{escaped(entry.about)}",
            f"CONTACT:{escaped(entry.contact)}",
            f"URL:{entry.url}",
            "END:VEVENT",
        ]
    return written((*lines, "END:VCALENDAR"))
