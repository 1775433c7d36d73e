"""数据开放: the catalogue of open data, ``/data/``, by priority and degree of openness, the opening plan, what is not
opened, and the files that the site itself makes (国办发〔2016〕80号 附件 二（五）; 中办发〔2016〕8号 十)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from generator.model import dataset
from generator.model.document import Document
from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link, PageMeta, Pager, ServiceLink
from generator.site.data_catalogue.own import own_sets
from generator.site.data_catalogue.published import datasets
from generator.site.pages._data_tables import DataTable, closed_table, open_table, own_table, plan_table
from generator.site.pages._paging import Slice, in_batches
from generator.site.pages._parts import column_head, page
from generator.site.pages._services import services_of

TEMPLATE = "data.html"
HOME = Link("数据开放", "/data/")
SIZE = 100
"""Datasets on one page."""
WAYS = (
    Link("使用指南", "/data/guide/"),
    Link("数据结构和字典", "/data/schema/"),
    Link("全部文件", "/data/files/"),
    Link("data.json", "/data.json"),
    Link("DCAT（JSON-LD）", "/data/catalog.jsonld"),
    Link("校验值", "/data/digests.json"),
)


class Context(msgspec.Struct, frozen=True):
    """``page`` of open data. views: the ways in which the catalogue is cut, each with its number. front: the first page
    of a view, which alone has what stands beside the datasets. ways: guide, schemas, catalogues for programs. services:
    outside of the site."""

    head: PageMeta
    title: str
    introduction: str
    views: tuple[Link, ...]
    tables: tuple[DataTable, ...]
    pager: Pager = Pager()
    front: bool = True
    ways: tuple[Link, ...] = ()
    services: tuple[ServiceLink, ...] = ()


class CatalogueView(msgspec.Struct, frozen=True):
    """One cut through the catalogue. rows: newest first, but for those that ``table`` shows in an order of its own."""

    url: str
    title: str
    rows: tuple[Document, ...]
    table: Callable[[Site, Iterable[Document]], DataTable] | None = None


def plan(site: Site) -> Iterator[Target | Batch]:
    """Every view; empty ones too, so that no link breaks."""
    views = tuple(_views(site))
    for view in views:
        if view.table:
            context = _context(site, view, views, (view.table(site, view.rows),))
            yield page(site, view.url, "data", TEMPLATE, context)
        else:
            yield from _paged(site, view, views)


def _views(site: Site) -> Iterator[CatalogueView]:
    rows = datasets(site)
    states = {row.id: dataset.state_of(row, site.today) for row in rows}
    opened = tuple(row for row in rows if states[row.id] == "opened")
    yield CatalogueView(HOME.url, "全部", opened)
    for word, name in dataset.PRIORITIES.items():
        yield CatalogueView(
            f"{HOME.url}{name}/", word, tuple(row for row in opened if row.fields.get("priority") == word)
        )
    conditional = tuple(row for row in opened if dataset.degree(row) == dataset.CONDITIONAL)
    yield CatalogueView(f"{HOME.url}conditional/", dataset.CONDITIONAL, conditional)
    yield CatalogueView(f"{HOME.url}plan/", "开放计划", tuple(dataset.in_plan(rows, site.today)), plan_table)
    closed = tuple(row for row in rows if states[row.id] == "closed")
    yield CatalogueView(f"{HOME.url}withheld/", dataset.CLOSED, closed, closed_table)


def _paged(site: Site, view: CatalogueView, views: tuple[CatalogueView, ...]) -> Iterator[Batch]:
    """The pages of a view whose order is that of days."""
    beside = (own_table(own_sets(site)),) if view.url == HOME.url else ()
    shown = tuple(map(_link, views))

    def pages(parts: Iterable[Slice]) -> Iterator[Target]:
        for part in parts:
            tables = (open_table(site, "数据集", part.documents), *(beside if part.front else ()))
            yield page(site, part.url, "data", TEMPLATE, _context(site, view, views, tables, part))

    return in_batches(view.rows, view.url, SIZE, pages, msgspec.msgpack.encode((shown, beside)))


def _link(view: CatalogueView) -> Link:
    return Link(f"{view.title}（{len(view.rows)}）", view.url)


def _context(
    site: Site,
    view: CatalogueView,
    views: tuple[CatalogueView, ...],
    tables: tuple[DataTable, ...],
    part: Slice | None = None,
) -> Context:
    front = part is None or part.front
    title = HOME.title if view.url == HOME.url else f"{HOME.title}：{view.title}"
    shown = title if part is None or front else f"{title}（{part.pager.label}）"
    trail = () if view.url == HOME.url and front else (HOME,)
    about = f"{site.config.site.jurisdiction}开放的数据：有什么，怎样取得，按什么许可使用，计划再开放什么，什么不开放。"
    return Context(
        head=column_head(site, shown, part.url if part else view.url, description=about, crumbs=trail),
        title=title,
        introduction=about,
        views=tuple(map(_link, views)) if front else (),
        tables=tables,
        pager=part.pager if part else Pager(),
        front=front,
        ways=WAYS if front else (),
        services=services_of(site, "/kind/dataset/") if front else (),
    )
