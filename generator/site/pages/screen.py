"""电子屏: an agency's notice board for a screen that nobody touches, ``/agency/<id>/screen/``: the documents of its sheet, a few
at a time (国办发〔2019〕54号（七）)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import msgspec

from generator.model.board import PostedBoard
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.site.pages._boards import BoardItem, BoardPart, batches, crumbs_of, facts_of, parts_of
from generator.site.pages._parts import column_head, page

TEMPLATE = "screen.html"
TOGETHER = 4
"""Documents that can be read from some steps away, with their codes."""
LONG = 45
"""Letters of a title: with more it has more than three lines, and takes the room of two documents."""


class Context(msgspec.Struct, frozen=True):
    """``page`` of a board on a screen. slides: what is seen at a time. seconds: how long. reload: seconds after which,
    at the end of a round, the page looks for what is new. sheet: the same to print. column: where all of the agency
    stands; address: the same with host."""

    head: PageMeta
    title: str
    slides: tuple[BoardPart, ...]
    seconds: int
    reload: int
    sheet: str
    column: Link
    address: str
    updated: str
    facts: tuple[MetaFact, ...]


RELOAD = 600
"""Seconds: what is published in the morning hangs on the wall ten minutes later."""


def plan(site: Site) -> Iterator[Batch]:
    """A page for each board on which something stands."""
    return batches(site, "screen", partial(_screen, site))


def _screen(site: Site, one: PostedBoard, theme: str) -> tuple[Target, ...]:
    about = f"{one.title}在电子屏上轮播的网页，内容与网站一致"
    title = f"{one.title}（电子屏）"
    context = Context(
        head=column_head(site, title, one.screen_url, description=about, crumbs=crumbs_of(one), indexed=False),
        title=one.title,
        slides=tuple(slides(parts_of(site, one))),
        seconds=one.board.seconds,
        reload=RELOAD,
        sheet=one.sheet_url,
        column=one.column,
        address=site.base_url + one.column.url,
        updated=one.updated,
        facts=facts_of(one.agency),
    )
    return (page(site, one.screen_url, "screen", TEMPLATE, context, theme=theme),)


def slides(parts: tuple[BoardPart, ...]) -> Iterator[BoardPart]:
    """The parts of a board, each cut into as many slides as it takes: a slide has to be seen whole, as nobody scrolls
    on a wall, so there is less on one whose titles are long."""
    for part in parts:
        held: list[BoardItem] = []
        room = TOGETHER
        for item in part.items:
            taken = 2 if len(item.row.title) > LONG else 1
            if held and taken > room:
                yield BoardPart(part.label, tuple(held))
                held, room = [], TOGETHER
            held.append(item)
            room -= taken
        if held:
            yield BoardPart(part.label, tuple(held))
