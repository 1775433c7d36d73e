"""还没有网页的事项: ``/catalogue/gaps/``, items whose catalogue has ticked the website (■) and that no document answers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from generator.model.coverage import address, entries
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_at, plain
from generator.site.pages.catalogue_table import CRUMB

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
ADDRESS = "/catalogue/gaps/"
_INTRODUCTION = (
    "目录把政府网站列为必选渠道、本站还没有文件的事项。依申请公开、只向特定群体公开、不在政府网站公开和本地没有的事项不算。"
    "需要查阅的，可以依法申请公开。"
)


def plan(site: Site) -> Iterator[Target]:
    """The one page, where there is a catalogue: a table for each domain that lacks something."""
    every = entries(site)
    missing = [entry for entry in every if entry.item.owes_page and not entry.readable]
    names = site.vocabularies.domains.by_id
    tables = []
    for domain, group in groupby(missing, key=attrgetter("domain")):
        rows = tuple(
            (
                Link(entry.item.name, address(entry)),
                plain(entry.item.group),
                plain(entry.item.body),
                plain(entry.item.deadline),
            )
            for entry in group
        )
        tables.append(PlainTable(names[domain].name, ("事项", "类别", "公开主体", "公开时限"), rows))
    if not tables:
        tables.append(PlainTable("各领域", (), (), empty="列为必选政府网站的事项都已有文件。"))
    if every:
        link = Link("还没有网页的事项", ADDRESS)
        yield page_at(site, "catalogue_gaps", link, _INTRODUCTION, tuple(tables), crumbs=(CRUMB,))
