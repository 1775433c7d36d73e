"""政府公报: every issue, year by year, ``/gazette/``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.model.document import Document
from generator.model.gazette import contents, issues_of, number_of
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("期号", "公报", "刊登文件", "发布日期")
FEED = "/feed/gazette.xml"


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    issues = issues_of(site)
    tables = tuple(_year(site, year, list(rows)) for year, rows in groupby(issues, lambda row: number_of(row)[0]))
    none = PlainTable("政府公报", COLUMNS, (), empty="还没有公开政府公报。公开以后，这里按年份列出各期。")
    data = data_of("gazette") if issues else ()
    introduction = "政府公报刊登的规范性文件和决定是标准文本。"
    feed = FEED if issues else ""
    yield page_of(site, "gazette", "政府公报", introduction, tables or (none,), data, crumbs=(), feed=feed)


def _year(site: Site, year: int, issues: list[Document]) -> PlainTable:
    rows = tuple(_line(site, issue) for issue in issues)
    return PlainTable(f"{year}年", COLUMNS, rows, numeric=(2,), wide=(1,), together=(0, 3))


def _line(site: Site, issue: Document) -> tuple[Link, ...]:
    number = plain(f"第{number_of(issue)[1]}期")
    held = plain(f"{len(contents(site, issue))}件")
    return number, Link(issue.title, issue.url), held, plain(issue.publish_date)
