"""A column's documents -> its front page and its older pages, alike for subjects, agencies, kinds and years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Fact, Head, Link, Pager, Row
from generator.pages._parts import column_head, listed, page, paged, rows_of

TEMPLATE = "list.html"


class Context(msgspec.Struct, frozen=True):
    """``page`` of a list of documents. front: the newest page, which alone bears introduction and facts.

    children: narrower columns (the villages of a township). facts: contact of an agency.
    """

    head: Head
    title: str
    rows: tuple[Row, ...]
    pager: Pager
    front: bool = True
    introduction: str = ""
    facts: tuple[Fact, ...] = ()
    children: tuple[Link, ...] = ()


def column(
    site: Site,
    maker: str,
    *,
    title: str,
    url: str,
    documents: Sequence[Document],
    description: str = "",
    crumbs: Sequence[Link] = (),
    introduction: str = "",
    facts: tuple[Fact, ...] = (),
    children: tuple[Link, ...] = (),
    kind: str = "政务公开",
    theme: str = "",
    feed: str = "",
) -> Iterator[Target]:
    """The pages of one column. documents: newest first."""
    rows = rows_of(site)
    for part in paged(documents, url, site.config.lists.page_size):
        shown = title if part.front else f"{title}（{part.pager.label}）"
        trail = crumbs if part.front else (*crumbs, Link(title, url))
        context = Context(
            head=column_head(site, shown, part.url, description=description, crumbs=trail, kind=kind, feed=feed),
            title=title, rows=(), pager=part.pager, front=part.front,
            introduction=introduction if part.front else "", facts=facts if part.front else (),
            children=children if part.front else (),
        )  # fmt: skip
        yield page(site, part.url, maker, TEMPLATE, listed(context, rows, part.documents), theme=theme)
