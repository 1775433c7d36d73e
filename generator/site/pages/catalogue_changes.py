"""目录变动记录: ``/catalogue/changes/``, what was adjusted in the catalogue, when and on what ground (国办发〔2019〕54号 五)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec

from generator.model.catalogue import told
from generator.model.coverage import address, changes
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import MetaFact, PageMeta
from generator.site.pages._parts import column_head, page
from generator.site.pages.catalogue_table import CRUMB

TEMPLATE = "catalogue_changes.html"
ADDRESS = "/catalogue/changes/"
FEED = "/feed/catalogue.xml"


class Day(msgspec.Struct, frozen=True, array_like=True):
    """What changed on one day. facts: domain, name and address of the item, what is different."""

    date: str
    facts: tuple[MetaFact, ...]


class Context(msgspec.Struct, frozen=True):
    """``page`` of the catalogue's changes. days: the newest first. feed: address of the feed that tells of new ones."""

    head: PageMeta
    days: tuple[Day, ...]
    feed: str


def plan(site: Site) -> Iterator[Target]:
    """The one page, where any item has a history."""
    found = changes(site)
    if not found:
        return
    names = site.vocabularies.domains.by_id
    days = tuple(
        Day(
            str(date),
            tuple(
                MetaFact(f"{names[entry.domain].name} · {entry.item.name}", told(change), address(entry))
                for entry, change in group
            ),
        )
        for date, group in groupby(found, key=lambda pair: pair[1].date)
    )
    head = column_head(
        site,
        "公开事项目录变动记录",
        ADDRESS,
        crumbs=(CRUMB,),
        description="公开事项目录的新增、调整和取消：何时、改了什么、依据什么",
    )
    yield page(site, ADDRESS, "catalogue_changes", TEMPLATE, Context(head, days, FEED))
