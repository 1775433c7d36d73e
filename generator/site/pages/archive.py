"""全部文件: every document by year of publication, ``/archive/`` and ``/archive/<year>/``, the 政府信息公开目录 of 条例 第十二条
with 索引、名称、内容概述、生成日期."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link
from generator.site.pages import _listing, _menu
from generator.site.pages._parts import directory_rows_of

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index of years and each year's list."""
    years = site.by_year
    counted = tuple((Link(f"{year}年", f"/archive/{year}/"), len(years[year]), "") for year in years)
    yield _menu.page_of(site, "archive", "全部文件", "/archive/", counted, description="按年份查找全部公开文件")
    for year in years:
        yield from _listing.column(
            site,
            "archive",
            title=f"{year}年公开文件",
            url=f"/archive/{year}/",
            documents=years[year],
            crumbs=(Link("全部文件", "/archive/"),),
            rows=directory_rows_of(site),
        )
