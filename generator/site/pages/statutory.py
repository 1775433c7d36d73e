"""政府信息公开: the front page of the statutory column and 法定主动公开内容, ``/zfxxgk/`` for the county and
``/agency/<id>/zfxxgk/`` for each organ (国办公开办函〔2019〕61号)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.model.site import Site
from generator.model.statutory import CONTENTS, PARTS, StatutoryEntry, home_of
from generator.model.statutory_column import contents_of, entry_of_part, organs
from generator.model.target import Batch, Target, fingerprint_of
from generator.model.view import Column, Link, MetaFact, PageMeta, Row
from generator.site.pages import _statutory
from generator.site.pages._parts import column_head, page, rows_of
from generator.site.pages._statutory import ColumnOwner, documents
from generator.site.pages.agency import theme_of

TEMPLATE = "statutory.html"
SHOWN = 5
"""Documents of an entry on a page that shows several."""


class StatutoryBlock(msgspec.Struct, frozen=True, array_like=True):
    """An entry with its newest documents. url: its own page, or "" where it has none. count: of all its documents.
    facts: from the agency's record. pages: where more of it stands. reason: what is said when there is nothing."""

    title: str
    url: str
    introduction: str
    law: str
    rows: tuple[Row, ...]
    count: int
    facts: tuple[MetaFact, ...]
    pages: tuple[Link, ...]
    reason: str


class Context(msgspec.Struct, frozen=True):
    """``page`` of the statutory column. organ: whose it is. menu: the columns of the national format. contents: the
    entries of 法定主动公开内容, on the front page. organs: those with a column of their own, on the county's front page."""

    head: PageMeta
    title: str
    organ: str
    introduction: str
    menu: tuple[Column, ...]
    blocks: tuple[StatutoryBlock, ...]
    contents: tuple[Column, ...] = ()
    organs: tuple[Column, ...] = ()


def plan(site: Site) -> Iterator[Batch]:
    """Two pages for the county, two for each organ."""
    yield from _column(site, _statutory.county(site))
    for agency in organs(site):
        yield from _column(site, _statutory.organ(agency))


def _column(site: Site, owner: ColumnOwner) -> Iterator[Batch]:
    parts = [entry for part in PARTS if part != CONTENTS and (entry := entry_of_part(site, part))]
    yield _batch(site, owner, owner.home, parts)
    yield _batch(site, owner, owner.home + PARTS[CONTENTS][1], contents_of(site, owner.agency))


def _batch(site: Site, owner: ColumnOwner, url: str, entries: Sequence[StatutoryEntry]) -> Batch:
    front = url == owner.home
    told = contents_of(site, owner.agency) if front else ()
    held = [documents(site, owner, entry) for entry in entries]
    shown = fingerprint_of(row for rows in held for row in rows[:SHOWN])
    counts = [len(rows) for rows in held], [bool(documents(site, owner, entry)) for entry in told]
    led = [_statutory.pages(site, owner, entry) for entry in entries]
    return Batch(url, msgspec.msgpack.encode((shown, counts, led)), partial(_pages, site, owner, url, entries))


def _pages(site: Site, owner: ColumnOwner, url: str, entries: Sequence[StatutoryEntry]) -> tuple[Target]:
    front = url == owner.home
    title = owner.title if front else PARTS[CONTENTS][0]
    law = "《中华人民共和国政府信息公开条例》"
    introduction = (
        f"{owner.name}依照{law}公开的信息。" if front else f"{owner.name}依照{law}第十九条至第二十一条主动公开的信息。"
    )
    crumbs = owner.crumbs if front else (*owner.crumbs, Link(_statutory.TITLE, owner.home))
    context = Context(
        head=column_head(site, title, url, description=introduction, crumbs=crumbs, kind="政府信息公开"),
        title=title,
        organ=owner.name,
        introduction=introduction,
        menu=_statutory.menu(site, owner),
        blocks=tuple(_block(site, owner, entry) for entry in entries),
        contents=tuple(_contents(site, owner)) if front else (),
        organs=tuple(_organs(site)) if front and owner.agency is None else (),
    )
    return (page(site, url, "statutory", TEMPLATE, context, theme=theme_of(site, owner.agency)),)


def _block(site: Site, owner: ColumnOwner, entry: StatutoryEntry) -> StatutoryBlock:
    found = documents(site, owner, entry)
    return StatutoryBlock(
        title=entry.name,
        url=_statutory.address(site, owner, entry),
        introduction=entry.introduction,
        law=entry.law,
        rows=rows_of(site).all(found[:SHOWN]),
        count=len(found),
        facts=_statutory.facts(owner, entry),
        pages=_statutory.pages(site, owner, entry),
        reason=_statutory.reason(site, owner, entry),
    )


def _contents(site: Site, owner: ColumnOwner) -> Iterator[Column]:
    """Each entry; one that has no page of its own leads to its place on the page of all."""
    every = owner.home + PARTS[CONTENTS][1]
    for number, entry in enumerate(contents_of(site, owner.agency), 1):
        yield Column(entry.id, entry.name, _statutory.address(site, owner, entry) or f"{every}#block-{number}")


def _organs(site: Site) -> Iterator[Column]:
    for agency in organs(site):
        yield Column(agency.id, agency.short or agency.name, home_of(agency), agency.kind)
