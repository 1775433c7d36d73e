"""五公开: decisions, execution, management, services and results, a page each, ``/openness/<one>/``: its items of the
catalogue, matters and documents (中办发〔2016〕8号 二至六)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from generator.model.coverage import address, entries
from generator.model.document import Document
from generator.model.five_open import documents_of
from generator.model.openness import OPENNESS, Openness
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Column, Link, MatterRow, PageMeta, Pager, Row
from generator.site.pages import _menu
from generator.site.pages._matters import matter_row, shows
from generator.site.pages._paging import Slice, in_batches
from generator.site.pages._parts import column_head, identity_of, listed, page, rows_of

TEMPLATE = "openness.html"
HOME = Link("五公开", "/openness/")
SIZE = 100
"""Documents on one page: these lists hold every document of the site."""
MATTERS = 20
"""Matters on the front page; all of them stand in ``/matters/openness/``."""
ABOUT: dict[Openness, str] = {
    "决策": "重大决策的草案、征求意见、听证论证、会议讨论和决定。",
    "执行": "政策和任务怎样落实：方案、分工、进度、问题和下一步。",
    "管理": "权责清单、预算、监管执法、督查审计等日常管理。",
    "服务": "办事指南、公共服务、来信答复和回应关切。",
    "结果": "决策和任务办得怎样：结果、整改和评估。",
}


class Context(msgspec.Struct, frozen=True):
    """``page`` of one of the five. front: the newest page, which alone shows items and matters. count: of all
    documents. items: of the catalogue, group: their domain. matters: late ones first, the first of them; more: where
    all of them are, or "". others: the five, this one among them."""

    head: PageMeta
    title: str
    introduction: str
    rows: tuple[Row, ...]
    pager: Pager
    count: int
    front: bool = True
    items: tuple[Column, ...] = ()
    matters: tuple[MatterRow, ...] = ()
    more: str = ""
    others: tuple[Link, ...] = ()


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index with the number of documents of each, and the five."""
    documents = documents_of(site)
    counted = tuple((Link(_title(word), _url(word)), len(documents[word]), "") for word in OPENNESS)
    yield _menu.page_of(site, "openness", HOME.title, HOME.url, counted, description="决策、执行、管理、服务、结果公开")
    for word in OPENNESS:
        yield from _pages(site, word, documents[word])


def _title(word: Openness) -> str:
    return f"{word}公开"


def _url(word: Openness) -> str:
    return f"{HOME.url}{OPENNESS[word]}/"


def _pages(site: Site, word: Openness, documents: Sequence[Document]) -> Iterator[Batch]:
    courses = [course for course in site.courses.values() if shows(course, word)]
    matters = sorted((matter_row(site, course) for course in courses), key=lambda row: (not row.late, row.url))
    items = tuple(_items(site, word))
    front = (items, tuple(matters[:MATTERS]), f"/matters/openness/{OPENNESS[word]}/" if matters else "")
    same = (identity_of(site), word, len(documents))

    def context_of(part: Slice) -> Context:
        title = _title(word)
        shown = title if part.front else f"{title}（{part.pager.label}）"
        trail = (HOME,) if part.front else (HOME, Link(title, _url(word)))
        return Context(
            head=column_head(site, shown, part.url, description=ABOUT[word], crumbs=trail),
            title=title,
            introduction=ABOUT[word],
            rows=(),
            pager=part.pager,
            count=len(documents),
            front=part.front,
            items=front[0] if part.front else (),
            matters=front[1] if part.front else (),
            more=front[2] if part.front else "",
            others=tuple(Link(_title(other), _url(other)) for other in OPENNESS),
        )

    def pages(parts: Iterable[Slice]) -> Iterator[Target]:
        for part in parts:
            told = (same if part.front else same[:2], part.url, part.pager, front if part.front else ())
            context = listed(partial(context_of, part), rows_of(site), part.documents, told)
            yield page(site, part.url, "openness", TEMPLATE, context)

    return in_batches(documents, _url(word), SIZE, pages, msgspec.msgpack.encode((same, front)))


def _items(site: Site, word: Openness) -> Iterator[Column]:
    """The catalogue items that are of one openness, in the catalogue's order."""
    domains = site.vocabularies.domains.by_id
    for entry in entries(site):
        if word in entry.item.five_open:
            yield Column(entry.item.id, entry.item.name, address(entry), domains[entry.domain].name)
