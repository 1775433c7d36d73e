"""活动: what citizens may come to, the next first, and what came of what is over, ``/hudong/events/``; not made where
there was none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.event import CALENDAR_OF_ALL, PublicEvent
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
URL = "/hudong/events/"
ABOVE = Link("互动", "/hudong/")
_CALENDAR = Link("全部活动的日历（iCalendar）", CALENDAR_OF_ALL)


def plan(site: Site) -> Iterator[Target]:
    """The one page, if any."""
    found = site.events
    if not found:
        return
    coming = tuple(event for event in found if not event.ended(site.today))
    over = tuple(event for event in reversed(found) if event.ended(site.today))
    introduction = "政府开放日、接待日、宣讲等请群众参加的活动；结束以后写明情况。"
    tables = (_coming(site, coming), _over(site, over))
    yield page_of(site, "events", "活动", introduction, tables, (_CALENDAR,), url=URL, crumbs=(ABOVE,))


def _coming(site: Site, found: tuple[PublicEvent, ...]) -> PlainTable:
    rows = tuple(
        (
            Link(event.document.title, event.document.url),
            plain(event.time),
            plain(event.document.fields.get("place", "")),
            _host(site, event),
            plain(_enrolling(event)),
            plain(_state(site, event)),
            Link("加入日历", event.calendar),
        )
        for event in found
    )
    columns = ("活动", "时间", "地点", "主办", "报名", "状态", "日历")
    return PlainTable(
        "将要举行",
        columns,
        rows,
        wide=(0, 2, 4),
        together=(1, 6),
        empty="目前没有将要举行的活动。有新的活动，会列在这里。",
        tones=(("已取消", "bad"), ("已延期", "fair")),
    )


def _over(site: Site, found: tuple[PublicEvent, ...]) -> PlainTable:
    rows = tuple(
        (
            Link(event.document.title, event.document.url),
            plain(event.time),
            _host(site, event),
            plain(event.document.fields.get("attended", "")),
            plain(_came_of(event)),
        )
        for event in found
    )
    columns = ("活动", "时间", "主办", "参加人数", "情况")
    return PlainTable(
        "已经结束", columns, rows, numeric=(3,), wide=(0, 4), together=(1,), empty="还没有已经结束的活动。"
    )


def _host(site: Site, event: PublicEvent) -> Link:
    agency = site.vocabularies.agencies.by_id.get(event.document.agency)
    if agency is None:
        return plain(site.config.site.organiser)
    return Link(agency.short or agency.name, f"/agency/{agency.id}/")


def _enrolling(event: PublicEvent) -> str:
    fields = event.document.fields
    told = [fields.get("enrol", "")]
    told += [f"名额{fields['capacity']}人"] if fields.get("capacity") else []
    told += [f"{fields['enrol_until']}截止"] if fields.get("enrol_until") else []
    return "；".join(told)


def _state(site: Site, event: PublicEvent) -> str:
    reason = event.document.fields.get("change_reason", "")
    return event.told(site.today) + (f"：{reason}" if reason else "")


def _came_of(event: PublicEvent) -> str:
    if event.off:
        reason = event.document.fields.get("change_reason", "")
        return "没有举行，已取消" + (f"：{reason}" if reason else "")
    return event.document.fields.get("outcome") or "情况还没有公布"
