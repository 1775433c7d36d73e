"""公开责任 of one period, ``/duties/period/2025/``, and of one law, ``/duties/law/…/``: cell by cell."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages._duties import HOME, every_cell, law_link, period_link
from generator.site.pages._tables import Context, page_at

__all__ = ("TEMPLATE", "Context", "plan")

TEMPLATE = "tables.html"


def plan(site: Site) -> Iterator[Target]:
    """A page for each period, and for each law that asks for anything."""
    for link in dict.fromkeys(period_link(cell) for cell in site.duties.cells):
        cells = [cell for cell in site.duties.cells if period_link(cell) == link]
        yield _page(site, Link(f"{link.title}的公开责任", link.url), every_cell(link.title, cells))
    for link in dict.fromkeys(law_link(cell) for cell in site.duties.cells):
        cells = [cell for cell in site.duties.cells if law_link(cell) == link]
        yield _page(site, Link(f"{link.title}规定的公开责任", link.url), every_cell(link.title, cells))


def _page(site: Site, link: Link, *tables: object) -> Target:
    introduction = f"{link.title}：谁、什么、公开了没有。"
    return page_at(site, "duty_view", link, introduction, tables, crumbs=(HOME,))  # type: ignore[arg-type]
