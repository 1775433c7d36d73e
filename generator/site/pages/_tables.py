"""Pages that are tables with a sentence before each: what they look like to the theme, whatever they count."""

from __future__ import annotations

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, PageMeta
from generator.site.pages._parts import column_head, contact, page

TEMPLATE = "tables.html"
OF_MATTERS = (Link("全过程公开", "/matters/"),)


class RowsChoice(msgspec.Struct, frozen=True, array_like=True):
    """A column by which readers choose rows, where scripts run. column: which, from 0. values: what stands in it."""

    column: int
    name: str
    values: tuple[str, ...]


class PlainTable(msgspec.Struct, frozen=True, array_like=True):
    """One table. note: a sentence before it, or "". rows: cells, each with where it leads or "". numeric: which columns
    hold numbers, from 0; wide: which hold names of documents; together: which hold days, never broken. The first cell
    of a row heads it. empty: what is said when there is no row. tones: (how a cell begins, how it looks). choices:
    columns by which readers choose among the rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    numeric: tuple[int, ...] = ()
    wide: tuple[int, ...] = ()
    together: tuple[int, ...] = ()
    note: str = ""
    empty: str = ""
    tones: tuple[tuple[str, str], ...] = ()
    choices: tuple[RowsChoice, ...] = ()


class Context(msgspec.Struct, frozen=True):
    """``page`` of tables. data: the same as JSON and CSV."""

    head: PageMeta
    title: str
    introduction: str
    tables: tuple[PlainTable, ...]
    data: tuple[Link, ...] = ()


def page_of(
    site: Site,
    name: str,
    title: str,
    introduction: str,
    tables: tuple[PlainTable, ...],
    data: tuple[Link, ...] = (),
    *,
    url: str = "",
    crumbs: tuple[Link, ...] = OF_MATTERS,
    feed: str = "",
) -> Target:
    """The target of one such page, which the module ``pages/<name>.py`` plans. url: ``/<name>/`` unless given."""
    url = url or f"/{name.replace('_', '-')}/"
    return page_at(site, name, Link(title, url), introduction, tables, data, crumbs=crumbs, feed=feed)


def page_at(
    site: Site,
    maker: str,
    link: Link,
    introduction: str,
    tables: tuple[PlainTable, ...],
    data: tuple[Link, ...] = (),
    *,
    crumbs: tuple[Link, ...] = (),
    feed: str = "",
) -> Target:
    """The target of one such page at any address. maker: the module that plans it. crumbs: what lies above it."""
    head = column_head(site, link.title, link.url, description=introduction, crumbs=crumbs, feed=feed)
    return page(site, link.url, maker, TEMPLATE, Context(head, link.title, introduction, tables, data))


def choosable(table: PlainTable, *columns: int) -> PlainTable:
    """The table with choices by these columns, as far as a column holds several values."""
    choices = []
    for place in columns:
        values = tuple(dict.fromkeys(row[place].title for row in table.rows))
        if len(values) > 1:
            choices.append(RowsChoice(place, table.columns[place], values))
    return msgspec.structs.replace(table, choices=tuple(choices))


def data_of(name: str) -> tuple[Link, ...]:
    """Where the same stands as open data."""
    return Link("JSON", f"/data/{name}.json"), Link("CSV", f"/data/{name}.csv")


def reached(label: str, value: str) -> Link:
    """A cell with a way to reach somebody, which can be followed where it is a number, a mailbox or a web address."""
    return Link(value, contact(label, value).url) if value else plain("")


def plain(text: object) -> Link:
    """A cell that leads nowhere; a dash for nothing."""
    return Link("—" if text in ("", None) else str(text), "")
