"""与国家标准指引的差异: ``/catalogue/differences/``, what the county added to the guidelines, left out or calls otherwise
(国办发〔2019〕54号（四）)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.guideline import Comparison, GuidelineItem, comparisons, origins
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_at, plain
from generator.site.pages.catalogue_table import CRUMB

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
ADDRESS = "/catalogue/differences/"
UNSURE = "（名称待核对）"
_INTRODUCTION = (
    "把本地目录的事项名称与国务院部门标准指引列出的逐项对照：增加了哪些、哪些没有列入和为什么、哪些换了名称。"
    "对照用的指引事项整理自印发的指引和各地公开的目录，可能不全，以印发的文本为准。"
)


def plan(site: Site) -> Iterator[Target]:
    """The one page, where any catalogue can be compared."""
    found = comparisons(site.vocabularies.catalogues, site.vocabularies.guidelines)
    if found:
        tables = (_sums(site, found), _added(site, found), _dropped(site, found), _renamed(site, found))
        link = Link("与国家标准指引的差异", ADDRESS)
        yield page_at(site, "catalogue_differences", link, _INTRODUCTION, tables, crumbs=(CRUMB,))


def _domain(site: Site, one: Comparison) -> Link:
    return Link(site.vocabularies.domains.by_id[one.domain].name, f"/catalogue/{one.domain}/")


def _there(item: GuidelineItem) -> Link:
    """An item as the guideline names it."""
    name = f"{item.group} · {item.name}" if item.group else item.name
    return plain(name if item.sure else f"{name}{UNSURE}")


def _sums(site: Site, found: Sequence[Comparison]) -> PlainTable:
    rows = tuple(
        (
            _domain(site, one),
            plain(_source(one)),
            *(plain(len(part)) for part in (one.guideline.items, one.same, one.added, one.dropped, one.renamed)),
        )
        for one in found
    )
    columns = ("领域", "对照的指引", "指引事项", "相同或对应", "增加", "未列入或不适用", "更名")
    return PlainTable("各领域对照情况", columns, rows, numeric=(2, 3, 4, 5, 6))


def _source(one: Comparison) -> str:
    told = " ".join(part for part in (one.guideline.issuer, one.guideline.number) if part)
    return f"{told}（本地提供）" if one.guideline.own else told


def _added(site: Site, found: Sequence[Comparison]) -> PlainTable:
    whose = origins(found)
    rows = tuple(
        (
            Link(item.name, f"/catalogue/{one.domain}/{item.id}/"),
            _domain(site, one),
            plain(whose[item.id]),
            plain(item.reason or "未写明"),
        )
        for one in found
        for item in one.added
    )
    columns = ("事项", "领域", "来源", "理由")
    return PlainTable("增加的事项", columns, rows, wide=(0, 3), empty="没有在指引之外增加事项。")


def _dropped(site: Site, found: Sequence[Comparison]) -> PlainTable:
    rows = tuple(
        (_there(item), _domain(site, one), plain(reason or "未写明")) for one in found for item, reason in one.dropped
    )
    note = "没有列入本地目录的，和列入了、写明本地没有这项内容的。"
    return PlainTable(
        "未列入或不适用的事项", ("指引事项", "领域", "理由"), rows, wide=(0, 2), note=note, empty="指引的事项都已列入。"
    )


def _renamed(site: Site, found: Sequence[Comparison]) -> PlainTable:
    rows = tuple(
        (_there(there), _domain(site, one), Link(here.name, f"/catalogue/{one.domain}/{here.id}/"))
        for one in found
        for there, here in one.renamed
    )
    return PlainTable("更名的事项", ("指引事项", "领域", "本地名称"), rows, wide=(0, 2), empty="没有更名的事项。")
