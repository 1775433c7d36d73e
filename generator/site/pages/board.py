"""公开栏张贴页: an agency's notice board to print, with a code for each document, ``/agency/<id>/board/`` for A3 and ``a4/``
below it (国办发〔2019〕54号（七）: 政务公开栏与网站内容一致)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from generator.model.board import PostedBoard
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.site.pages._boards import BoardPart, batches, crumbs_of, facts_of, parts_of
from generator.site.pages._parts import column_head, page

TEMPLATE = "board.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of a board to print. size: A3 or A4. sizes: its pages, by size. screen: the same for a screen. column:
    where all of the agency stands, and its address with host; total: how many documents that are for this board.
    updated: day of what came last."""

    head: PageMeta
    title: str
    size: str
    sizes: tuple[Link, ...]
    screen: str
    column: Link
    address: str
    parts: tuple[BoardPart, ...]
    shown: int
    total: int
    updated: str
    facts: tuple[MetaFact, ...]


def plan(site: Site) -> Iterator[Batch]:
    """Two pages for each board on which something stands."""
    return batches(site, "board", partial(_sheets, site))


def _sheets(site: Site, one: PostedBoard, theme: str) -> tuple[Target, ...]:
    sizes = (Link("A3", one.sheet_url), Link("A4", f"{one.sheet_url}a4/"))
    parts = parts_of(site, one)
    return tuple(_sheet(site, one, size, sizes, parts, theme) for size in sizes)


def _sheet(
    site: Site, one: PostedBoard, size: Link, sizes: tuple[Link, ...], parts: tuple[BoardPart, ...], theme: str
) -> Target:
    title = f"{one.title}（{size.title}）"
    about = f"{one.title}的张贴页，每份文件附二维码，内容与网站一致"
    context = Context(
        head=column_head(site, title, size.url, description=about, crumbs=crumbs_of(one), indexed=False),
        title=one.title,
        size=size.title,
        sizes=sizes,
        screen=one.screen_url,
        column=one.column,
        address=site.base_url + one.column.url,
        parts=parts,
        shown=len(one.documents),
        total=one.total,
        updated=one.updated,
        facts=facts_of(one.agency),
    )
    return page(site, size.url, "board", TEMPLATE, context, theme=theme)
