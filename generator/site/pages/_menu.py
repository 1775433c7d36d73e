"""A vocabulary -> the page that lists its terms with their counts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link, MetaFact, PageMeta
from generator.site.pages._parts import column_head, page

TEMPLATE = "menu.html"


class MenuEntry(msgspec.Struct, frozen=True, array_like=True):
    """A term, how many documents it has, and the group that it stands in ("" for none). contact: how to reach it, where
    it is an office; without label for none. address: where to find it, or ""."""

    link: Link
    count: int
    group: str = ""
    contact: MetaFact = MetaFact("", "")
    address: str = ""


class Context(msgspec.Struct, frozen=True):
    """``page`` of a menu: all subjects, all agencies, all months. small: its entries are short words."""

    head: PageMeta
    title: str
    entries: tuple[MenuEntry, ...]
    small: bool = False


def page_of(
    site: Site,
    maker: str,
    title: str,
    url: str,
    entries: Sequence[tuple[Link, int, str] | MenuEntry],
    *,
    description: str = "",
    small: bool = False,
) -> Target:
    """The page of one menu. entries: link, count, group."""
    head = column_head(site, title, url, description=description)
    context = Context(head, title, tuple(_made(entry) for entry in entries), small)
    return page(site, url, maker, TEMPLATE, context)


def _made(entry: tuple[Link, int, str] | MenuEntry) -> MenuEntry:
    return entry if isinstance(entry, MenuEntry) else MenuEntry(*entry)
