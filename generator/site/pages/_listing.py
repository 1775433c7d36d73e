"""A column's documents -> its front page and its older pages, alike for subjects, agencies, kinds and years."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link, MetaFact, PageMeta, Pager, Row, ServiceLink
from generator.model.vocabulary import Agency
from generator.site.pages._paging import Slice, in_batches
from generator.site.pages._parts import Rows, asked, column_head, identity_of, listed, page, rows_of
from generator.site.pages._services import services_of

TEMPLATE = "list.html"


class FactGroup(msgspec.Struct, frozen=True, array_like=True):
    """Facts under a heading of their own. more: where the same of all agencies stands, or ""."""

    title: str
    facts: tuple[MetaFact, ...]
    more: Link = Link("", "")


class Context(msgspec.Struct, frozen=True):
    """``page`` of a list of documents. front: the newest page, which alone bears introduction and facts.

    children: narrower columns (the villages of a township). facts: contact of an agency. services: outside of the site.
    groups: what else an agency says of itself: leaders, the office for openness, officers. columns: those of its own.
    scope: id of the agency within whose documents its page searches, or "". coming, ask: of a list that is empty, what
    will stand in it, and whom to ask meanwhile (an office with its telephone).
    """

    head: PageMeta
    title: str
    rows: tuple[Row, ...]
    pager: Pager
    front: bool = True
    introduction: str = ""
    facts: tuple[MetaFact, ...] = ()
    children: tuple[Link, ...] = ()
    services: tuple[ServiceLink, ...] = ()
    groups: tuple[FactGroup, ...] = ()
    columns: tuple[Link, ...] = ()
    scope: str = ""
    coming: str = ""
    ask: MetaFact | None = None


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
    facts: tuple[MetaFact, ...] = (),
    children: tuple[Link, ...] = (),
    kind: str = "政务公开",
    theme: str = "",
    feed: str = "",
    rows: Rows | None = None,
    groups: tuple[FactGroup, ...] = (),
    columns: tuple[Link, ...] = (),
    scope: str = "",
    coming: str = "",
    office: Agency | None = None,
) -> Iterator[Batch]:
    """The pages of one column. documents: newest first; the vocabularies and the configuration give everything else.
    rows: how documents are shown, where it is not as in other lists. groups, columns, scope, coming: as in Context.
    office: whom to ask while the list is empty; who runs the site unless given."""
    rows = rows or rows_of(site)
    same = (identity_of(site), title, url, description, tuple(crumbs), kind)
    services = services_of(site, url)
    empty = not documents
    ask = asked(site, office) if empty else None
    front = (feed, introduction, facts, children, services, groups, columns, scope, coming if empty else "", ask)

    def context_of(part: Slice) -> Context:
        own = feed if part.front else ""  # which of the older pages would change with the newest documents
        shown = title if part.front else f"{title}（{part.pager.label}）"
        trail = crumbs if part.front else (*crumbs, Link(title, url))
        return Context(
            head=column_head(site, shown, part.url, description=description, crumbs=trail, kind=kind, feed=own),
            title=title,
            rows=(),
            pager=part.pager,
            front=part.front,
            introduction=introduction if part.front else "",
            facts=facts if part.front else (),
            children=children if part.front else (),
            services=services if part.front else (),
            groups=groups if part.front else (),
            columns=columns if part.front else (),
            scope=scope if part.front else "",
            coming=coming if empty else "",
            ask=ask,
        )

    def pages(parts: Iterable[Slice]) -> Iterator[Target]:
        for part in parts:
            told = (same, part.url, part.pager, front if part.front else ())
            context = listed(partial(context_of, part), rows, part.documents, told)
            yield page(site, part.url, maker, TEMPLATE, context, theme=theme)

    # What stands beside the list may follow from other documents than its own: a board of everybody's guides.
    beside = msgspec.msgpack.encode((feed, groups, columns))
    return in_batches(documents, url, site.config.lists.page_size, pages, beside, outside=rows.outside)
