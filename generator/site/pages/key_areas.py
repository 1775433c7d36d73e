"""重点领域: ``/key-areas/``, the areas of which the opinions on openness want the information first (中办发〔2016〕8号（九）),
each with the columns that have it, or the reason why there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.feeds import feeds_of
from generator.model.key_area import KeyArea
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables, feeds
from generator.site.pages._tables import PlainTable, page_at, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
ADDRESS = "/key-areas/"
_INTRODUCTION = (
    "全面推进政务公开的意见要求推进信息公开的重点领域：每个领域在本站的哪些栏目、有多少文件；没有的说明原因。"
)
_NOBODY_SAID = "本地还没有这个领域的文件，也还没有说明原因；需要查阅的，可以依法申请公开。"


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    tables = tuple(_table(site, area) for area in site.vocabularies.key_areas)
    followed = any(one.group == "area" for one in feeds_of(site))
    yield page_at(
        site,
        "key_areas",
        Link("重点领域", ADDRESS),
        _INTRODUCTION,
        tables,
        (Link("订阅某个领域", f"{feeds.ADDRESS}#area"),) if followed else (),
    )


def _table(site: Site, area: KeyArea) -> PlainTable:
    """The columns of one area that have documents; those without say so where another has some."""
    domains = [domain for name in area.domains if (domain := site.vocabularies.domains.by_id.get(name))]
    filled = any(site.by_domain.get(domain.id) for domain in domains)
    rows = []
    for domain in domains if filled else ():
        documents = site.by_domain.get(domain.id, ())
        column = Link(domain.name, f"/{domain.id}/")
        if documents:
            newest = documents[0]
            cells = (plain(len(documents)), Link(newest.title, newest.url), plain(newest.publish_date))
        else:
            cells = (plain(0), plain(""), plain(""))
        rows.append((column, *cells))
    return PlainTable(
        area.name,
        ("栏目", "文件", "最新文件", "公开日期"),
        tuple(rows),
        numeric=(1,),
        wide=(2,),
        together=(3,),
        note=area.reason if filled else "",
        empty=area.reason or _NOBODY_SAID,
    )
