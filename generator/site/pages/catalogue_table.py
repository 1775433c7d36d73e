"""公开事项目录的表: the standard catalogue of one domain, ``/catalogue/<domain>/``, of one agency, ``/catalogue/agency/<id>/``,
and of what is made public in one way, ``/catalogue/way/<way>/``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from generator.model.coverage import CoverageEntry, address, entries, figures, own
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, PageMeta
from generator.model.vocabulary import ORGANS, Agency
from generator.site.pages._parts import column_head, page
from generator.site.pages.agency import theme_of

TEMPLATE = "catalogue_table.html"
CRUMB = Link("公开事项目录", "/catalogue/")
WAYS = (("active", "主动公开"), ("request", "依申请公开"))
"""方式: the last part of a table's address, and what it is called; every item stands in one of the two."""


class TableRow(msgspec.Struct, frozen=True, array_like=True):
    """One item. group: first-level item, or the domain in an agency's table.
    note: why there are no documents, or ""."""

    number: int
    id: str
    name: str
    url: str
    group: str
    content: tuple[str, ...]
    basis: tuple[str, ...]
    deadline: str
    body: str
    channels: tuple[str, ...]
    audience: str
    way: str
    level: str
    count: int
    note: str = ""


class Context(msgspec.Struct, frozen=True):
    """``page`` of one catalogue. column: where all documents of the domain, the agency or the way are."""

    head: PageMeta
    title: str
    column: Link
    rows: tuple[TableRow, ...]
    expected: int
    filled: int
    rate: str


def plan(site: Site) -> Iterator[Target]:
    """A table for each domain that has a catalogue and each agency that some item names or that has published anything;
    an agency's counts its own documents. One for each way too, where there is a catalogue."""
    words = site.vocabularies
    by_domain: dict[str, list[CoverageEntry]] = defaultdict(list)
    by_agency: dict[str, list[CoverageEntry]] = defaultdict(list)
    for entry in entries(site):
        by_domain[entry.domain].append(entry)
        for agency in entry.bodies.agencies:
            by_agency[agency].append(own(entry, agency))
    for domain, rows in by_domain.items():
        name = words.domains.by_id[domain].name
        title, column = f"{name}领域公开事项目录", Link(name, f"/{domain}/")
        yield _table(site, f"/catalogue/{domain}/", title, column, rows, [entry.item.group for entry in rows])
    for term in words.agencies.terms:
        rows = by_agency[term.id]
        if rows or (by_domain and is_active(site, term)):
            groups = [words.domains.by_id[entry.domain].name for entry in rows]
            title, column = f"{term.name}公开事项目录", Link(term.name, f"/agency/{term.id}/")
            url = f"/catalogue/agency/{term.id}/"
            yield _table(site, url, title, column, rows, groups, theme=theme_of(site, term))
    yield from _by_way(site, [entry for rows in by_domain.values() for entry in rows])


def is_active(site: Site, agency: Agency) -> bool:
    """Whether an office has published anything; villages have what they owe in the tables of their townships."""
    return agency.kind in ORGANS and agency.id in site.by_agency


def _by_way(site: Site, every: Sequence[CoverageEntry]) -> Iterator[Target]:
    """Both ways, also one in which nothing is made public."""
    for name, word in WAYS if every else ():
        rows = in_way(every, name)
        groups = [site.vocabularies.domains.by_id[entry.domain].name for entry in rows]
        column = Link("依申请公开", "/apply/") if name == "request" else Link("本站", "/archive/")
        yield _table(site, f"/catalogue/way/{name}/", f"{word}事项目录", column, rows, groups)


def in_way(rows: Sequence[CoverageEntry], name: str) -> list[CoverageEntry]:
    """Those of some entries that are made public in one of ``WAYS``."""
    return [entry for entry in rows if entry.item.on_application == (name == "request")]


def _table(
    site: Site,
    url: str,
    title: str,
    column: Link,
    rows: Sequence[CoverageEntry],
    groups: Sequence[str],
    *,
    theme: str = "",
) -> Target:
    sums = figures(rows)
    lines = tuple(_row(number, entry, group) for number, (entry, group) in enumerate(zip(rows, groups, strict=True), 1))
    head = column_head(
        site, title, url, crumbs=(CRUMB,), description=f"{title}：事项、内容、依据、时限、主体、渠道、对象、方式、层级"
    )
    context = Context(head, title, column, lines, sums.expected, sums.filled, sums.rate)
    return page(site, url, "catalogue_table", TEMPLATE, context, theme=theme)


def _row(number: int, entry: CoverageEntry, group: str) -> TableRow:
    item = entry.item
    note = item.not_applicable or item.restricted
    return TableRow(
        number,
        item.id,
        item.name,
        address(entry),
        group,
        item.content,
        item.basis,
        item.deadline,
        item.body,
        item.channels,
        item.audience,
        item.way,
        "、".join(item.level),
        len(entry.readable),
        note,
    )
