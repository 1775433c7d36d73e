"""网站链接: the outside sites that the county names, whose they are and when they were last looked at, ``/links/``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.model.outside_link import OutsideLink
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("网站", "主办单位", "核对日期")


def plan(site: Site) -> Iterator[Target]:
    """The one page, once the county names a site."""
    groups: dict[str, list[OutsideLink]] = defaultdict(list)
    for link in site.vocabularies.links:
        groups[link.group or "其他网站"].append(link)
    if groups:
        tables = tuple(
            PlainTable(name, COLUMNS, tuple(map(_row, links)), together=(2,)) for name, links in groups.items()
        )
        introduction = "本站以外的政府网站和便民网站。各网站的内容由其主办单位负责。"
        yield page_of(site, "links", "网站链接", introduction, tables, crumbs=())


def _row(link: OutsideLink) -> tuple[Link, ...]:
    return Link(link.name, link.url), plain(link.owner), plain(link.checked)
