"""全部文件: every document by month of publication, ``/archive/``, ``/archive/<year>/`` and ``/archive/<year>/<month>/``, the
政府信息公开目录 of 条例 第十二条 with 索引、名称、内容概述、生成日期."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.site import Site
from generator.model.target import Batch, Target
from generator.model.view import Link
from generator.site.pages import _listing, _menu
from generator.site.pages._parts import directory_rows_of

TEMPLATE = _listing.TEMPLATE
Context = _listing.Context
HOME = Link("全部文件", "/archive/")


def plan(site: Site) -> Iterator[Target | Batch]:
    """The index of months, each year's list, each month's list. What has no document has no page."""
    years, months = site.by_year, site.by_month
    of_year = {year: [month for month in months if month.startswith(f"{year:04d}-")] for year in years}
    counted = []
    for year in years:
        group = f"{year}年"
        counted.append((Link("全年", f"{HOME.url}{year}/"), len(years[year]), group))
        counted += [(_month(month), len(months[month]), group) for month in of_year[year]]
    yield _menu.page_of(
        site, "archive", HOME.title, HOME.url, counted, description="按发布的年份和月份查找全部公开文件", small=True
    )
    for year in years:
        own = Link(f"{year}年公开文件", f"{HOME.url}{year}/")
        yield from _listing.column(
            site,
            "archive",
            title=own.title,
            url=own.url,
            documents=years[year],
            crumbs=(HOME,),
            rows=directory_rows_of(site),
            columns=tuple(_month(month) for month in of_year[year]),
        )
        for month in of_year[year]:
            link = _month(month)
            yield from _listing.column(
                site,
                "archive",
                title=f"{year}年{link.title}公开文件",
                url=link.url,
                documents=months[month],
                crumbs=(HOME, own),
                rows=directory_rows_of(site),
            )


def _month(month: str) -> Link:
    """2026-03 -> its list."""
    year, number = month.split("-")
    return Link(f"{int(number)}月", f"{HOME.url}{year}/{number}/")
