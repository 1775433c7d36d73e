"""回应效果: how soon incidents and concerns of the public were answered, how often, until when, ``/responses/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.responses import Effect, answer_days, effects, span
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    incidents = PlainTable(
        "突发事件",
        ("事件", "责任单位", "首次发布", "新闻发布会", "续报", "辟谣", "办结", "状态"),
        tuple(_incident(effect) for effect in effects(site.courses.values())),
        numeric=(4, 5),
        wide=(0, 1),
        together=(2, 3, 6),
        note="首次发布和新闻发布会是从发生时起的用时，办结是从发生之日起的天数。",
        empty="没有公开的突发事件。",
    )
    concerns = PlainTable(
        "回应关切",
        ("事项", "责任单位", "出现", "回应", "用时"),
        tuple(_concern(row) for row in site.by_kind.get("response", ())),
        wide=(0, 1),
        together=(2, 3),
        note="用时是从关切出现到公开回应的天数；没有写明出现日期的不计算。",
        empty="没有公开的回应。",
    )
    introduction = "每件突发事件、每项公众关切，多久发布和回应、更新几次、多久办结。"
    yield page_of(site, "responses", "回应效果", introduction, (incidents, concerns), data_of("responses"))


def _incident(effect: Effect) -> tuple[Link, ...]:
    matter = effect.course.matter
    held = span(effect.conference, timed=effect.timed) if effect.conference else ""
    return (
        Link(matter.title, matter.url),
        plain(effect.document.fields.get("responsible", "")),
        plain(span(effect.first, timed=effect.timed)),
        plain(held),
        plain(effect.updates),
        plain(effect.rumours),
        plain("" if effect.closed is None else f"{effect.closed}天"),
        plain(effect.course.state),
    )


def _concern(row: Document) -> tuple[Link, ...]:
    days = answer_days(row)
    return (
        Link(str(row.fields.get("topic") or row.title), row.url),
        plain(row.fields.get("responsible", "")),
        plain(row.fields.get("raised_date", "")),
        plain(row.publish_date),
        plain("" if days is None else f"{days}天"),
    )
