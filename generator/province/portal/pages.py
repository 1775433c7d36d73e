"""The counties' data -> the pages of lists: home, newest, policies, a page a county, search, and those of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from generator.model.view import Link, MetaTag, PageMeta
from generator.province.portal import cleaning, figure_tables, owed_tables, told_tables
from generator.province.portal.contexts import (
    CountyCard,
    PortalColumn,
    PortalCounty,
    PortalFacts,
    PortalHome,
    PortalIndex,
    PortalLine,
    PortalList,
    PortalPlain,
    PortalRow,
    PortalSearch,
    PortalTable,
)
from generator.province.portal.county import CountyReading
from generator.province.portal.gathered import Gathered, Placed
from generator.province.portal.shapes import PublishedPolicy

LATEST, A_PAGE, PAGES, OF_COUNTY, UNMET = 20, 100, 5, 30, 200
"""Documents on the home page; of one page of a list; pages of the newest; documents, and cells, of a county's page."""

CATALOGUE = "公开事项目录"
"""What follows the county's name in the title of ``data/catalogue.json`` (``open_data/catalogue.py``)."""


class PortalPage(msgspec.Struct, frozen=True):
    """A page to be. path: of its file. template: below ``portal/``."""

    path: str
    template: str
    context: Any


def head(gathered: Gathered, title: str, url: str, about: str, *crumbs: Link, feed: str = "") -> PageMeta:
    """What a page says of itself."""
    plan = gathered.plan
    meta = [MetaTag("SiteName", plan.title), MetaTag("SiteDomain", plan.url.partition("://")[2])]
    meta += [MetaTag("SiteIDCode", plan.code)] if plan.code else []
    meta += [MetaTag("ColumnName", title), MetaTag("ColumnDescription", about)]
    trail = () if url == "/" else (Link("首页", "/"), *crumbs, Link(title, url))
    return PageMeta(title, url, about, tuple(meta), trail, feed)


def page(path: str, template: str, context: Any) -> PortalPage:
    """The page at an address ("/newest/")."""
    return PortalPage(f"{path.strip('/')}/index.html".lstrip("/"), template, context)


def row(placed: Placed) -> PortalRow:
    """A document in a list."""
    county, entry = placed.reading.county, placed.entry
    link = Link(county.name, figure_tables.county_url(county.id))
    if isinstance(entry, PublishedPolicy):
        mark = entry.validity or ("" if entry.valid else "失效")
        return PortalRow(entry.title, entry.url, placed.day, link, entry.agency, "", entry.doc_number, mark)
    mark = entry.classification if entry.classification == "依申请公开" else ""
    return PortalRow(entry.title, entry.url, placed.day, link, entry.agency, entry.kind, entry.doc_number, mark)


def every(gathered: Gathered) -> Iterator[PortalPage]:
    """All of them."""
    yield _home(gathered)
    yield from _listed(
        gathered,
        "最新公开",
        "/newest/",
        "各县最近公开的文件，新的在前。",
        gathered.newest[: A_PAGE * PAGES],
        feed="/feed.xml",
    )
    yield from _policies(gathered)
    yield _counties(gathered)
    for reading in gathered.readings:
        yield _county(gathered, reading)
    yield _search(gathered)
    yield page("/feed/", "index", _feeds(gathered))
    lost = PageMeta("没有这个页面", "/404.html", "网址可能输错了。", indexed=False)
    yield PortalPage("404.html", "lost", PortalPlain(lost))


def _home(gathered: Gathered) -> PortalPage:
    plan = gathered.plan
    cards = tuple(_card(gathered, reading) for reading in gathered.readings)
    about = f"{plan.province}各县政务公开：查文件，看政策，比各县公开了什么、还有什么没有公开。"
    return page(
        "/",
        "home",
        PortalHome(
            head=head(gathered, plan.title, "/", about, feed="/feed.xml"),
            total=str(len(gathered.newest)),
            told=sum(1 for count in gathered.counts.values() if count is not None),
            counties=cards,
            latest=tuple(map(row, gathered.newest[:LATEST])),
            subjects=tuple((link, str(len(rows))) for link, rows in gathered.subjects),
            wrong=tuple((Link(card.name, card.url), card.wrong) for card in cards if card.wrong),
        ),
    )


def _card(gathered: Gathered, reading: CountyReading) -> CountyCard:
    data, county = reading.data, reading.county
    count = figure_tables.cell(gathered.counts[county.id])
    return CountyCard(county.name, figure_tables.county_url(county.id), count, data.day if data else "", reading.wrong)


def _listed(
    gathered: Gathered, title: str, url: str, intro: str, rows: Sequence[Placed], *crumbs: Link, feed: str = ""
) -> Iterator[PortalPage]:
    """A list in pages of ``A_PAGE``, the newest first. There is one page even for nothing."""
    parts = [rows[at : at + A_PAGE] for at in range(0, len(rows), A_PAGE)] or [()]
    for number, part in enumerate(parts, 1):
        place = _numbered(url, number)
        name = title if number == 1 else f"{title}（第{number}页）"
        yield page(
            place,
            "list",
            PortalList(
                head=head(gathered, name, place, intro, *crumbs, feed=feed),
                intro=intro,
                rows=tuple(map(row, part)),
                newer=_numbered(url, number - 1) if number > 1 else "",
                older=_numbered(url, number + 1) if number < len(parts) else "",
                label=f"第 {number} 页，共 {len(parts)} 页" if len(parts) > 1 else "",
            ),
        )


def _numbered(url: str, number: int) -> str:
    return url if number == 1 else f"{url}{number}/"


def _policies(gathered: Gathered) -> Iterator[PortalPage]:
    silent = [one.county.name for one in gathered.readings if not (one.data and one.data.policies is not None)]
    intro = "各县规范性文件登记册里的文件，按主题放在一起。效力由各县登记。"
    intro += f"{'、'.join(silent[:30])}{'等' if len(silent) > 30 else ''}没有公布规范性文件登记册。" if silent else ""
    links = tuple((link, f"{len(rows)} 件，{_valid(rows)} 件现行有效") for link, rows in gathered.subjects)
    about = "各县规范性文件，按主题。"
    yield page("/policies/", "index", PortalIndex(head(gathered, "政策文件", "/policies/", about), intro, links))
    for link, rows in gathered.subjects:
        told = f"各县“{link.title}”方面的规范性文件，新的在前；{len(rows)} 件，{_valid(rows)} 件现行有效。"
        feed = f"{link.url}feed.xml"
        yield from _listed(gathered, link.title, link.url, told, rows, Link("政策文件", "/policies/"), feed=feed)


def _valid(rows: Iterable[Placed]) -> int:
    return sum(1 for one in rows if isinstance(one.entry, PublishedPolicy) and one.entry.valid)


def _counties(gathered: Gathered) -> PortalPage:
    table = told_tables.counts(gathered.readings)
    about = "各县的网站和公开文件数。文件、表格和办事都在各县自己的网站上。"
    data = (Link("JSON", "/data/counties.json"), Link("CSV", "/data/counties.csv"))
    return page(
        "/counties/", "facts", PortalFacts(head(gathered, "各县", "/counties/", about), about, (table.view(),), data)
    )


def _county(gathered: Gathered, reading: CountyReading) -> PortalPage:
    county, data = reading.county, reading.data
    url = figure_tables.county_url(county.id)
    site = data.url if data else county.url
    links = (
        ("检索", "/search/"),
        ("公开责任", "/duties/"),
        ("公开事项目录", "/catalogue/"),
        ("依申请公开", "/apply/"),
        ("数据开放", "/data/"),
    )
    unmet = _unmet(reading)
    return page(
        url,
        "county",
        PortalCounty(
            head=head(gathered, county.name, url, f"{county.name}政务公开的概况。", Link("各县", "/counties/")),
            name=county.name,
            site=f"{site}/" if site else "",
            day=data.day if data else "",
            wrong=reading.wrong,
            links=tuple(Link(name, site + path) for name, path in links) if site else (),
            figures=_facts_of(gathered, reading),
            unmet=_unmet_table(unmet[:UNMET]) if unmet is not None else None,
            unmet_count=len(unmet or ()),
            latest=tuple(map(row, gathered.of_county.get(county.id, ())[:OF_COUNTY])),
            policies=tuple(map(row, gathered.policies_of.get(county.id, ())[:OF_COUNTY])),
        ),
    )


def _facts_of(gathered: Gathered, reading: CountyReading) -> PortalTable:
    """One county's figures of every table, one below the other."""
    lines = []
    for table in gathered.by_county:
        line = next(one for one in table.lines if one.id == reading.county.id)
        for (key, column), value in zip(table.columns, line.values, strict=True):
            if key not in ("day", "url", "version"):
                lines.append(PortalLine(column.name, "", (figure_tables.cell(value), column.doc)))
    columns = (PortalColumn("数"), PortalColumn("怎么算的", number=False))
    return PortalTable("figures", f"{reading.county.name}的数据", "项目", columns, tuple(lines))


def _unmet(reading: CountyReading) -> list[PortalLine] | None:
    """What is owed and not there, then what came late; None when the county does not publish its duties."""
    file = reading.data.duties if reading.data else None
    if file is None:
        return None
    names = {duty.id: cleaning.text(duty.name) for duty in file.duties}
    found = sorted(
        (cell for cell in file.cells if cell.state in (owed_tables.MISSING, owed_tables.LATE) and cell.duty in names),
        key=lambda cell: (cell.state != owed_tables.MISSING, cell.due or "9", cell.duty, cell.name),
    )
    return [
        PortalLine(
            cleaning.text(cell.name),
            "",
            (
                names[cell.duty],
                cleaning.text(cell.period) or "长期",
                cell.state,
                cleaning.day(cell.due) or "—",
                cleaning.day(cell.date) or "—",
            ),
        )
        for cell in found
    ]


def _unmet_table(lines: Sequence[PortalLine]) -> PortalTable:
    names = ("责任", "哪一期", "状态", "最后一天", "公开日期")
    return PortalTable(
        "unmet", "未公开和逾期公开的", "谁", tuple(PortalColumn(name, number=False) for name in names), tuple(lines)
    )


def _search(gathered: Gathered) -> PortalPage:
    sites = [(one.county.name, one.data.url if one.data else one.county.url) for one in gathered.readings]
    links = tuple(Link(name, f"{site}/search/") for name, site in sites if site)
    choices = tuple((one.county.id, _indexed(one), one.county.name) for one in gathered.readings)
    about = "检索全省各县公开的文件。"
    return page(
        "/search/",
        "search",
        PortalSearch(head(gathered, "检索", "/search/", about), gathered.plan.search, links, choices),
    )


def _indexed(reading: CountyReading) -> str:
    """The name that a county's documents have on the search server, its own ``site.jurisdiction``, which begins the
    title of its catalogue; province.yaml may call it otherwise."""
    catalogue = reading.data.catalogue if reading.data else None
    title = cleaning.text(catalogue.title) if catalogue else ""
    return title.removesuffix(CATALOGUE) if title.endswith(CATALOGUE) and title != CATALOGUE else reading.county.name


def _feeds(gathered: Gathered) -> PortalIndex:
    links = [
        (Link("全省最新公开（Atom）", "/feed.xml"), "最近 50 件"),
        (Link("全省最新公开（JSON Feed）", "/feed.json"), "最近 50 件"),
    ]
    links += [(Link(f"政策：{link.title}", f"{link.url}feed.xml"), "最近 50 件") for link, _ in gathered.subjects]
    links += [
        (Link(f"{one.county.name}自己的订阅", f"{one.data.url}/feed.xml"), "县的网站")
        for one in gathered.readings
        if one.data
    ]
    intro = "把地址添加到阅读器，各县有新的文件就会收到。每个地址都只说标题、机关和日期，正文在县的网站上。"
    return PortalIndex(head(gathered, "订阅更新", "/feed/", "订阅全省最新公开和各主题的政策。"), intro, tuple(links))


def site_map(gathered: Gathered, planned: Iterable[PortalPage]) -> PortalPage:
    """Every page but the further ones of a list, by its title."""
    heads = [one.context.head for one in planned if one.path != "404.html" and not getattr(one.context, "newer", "")]
    links = tuple((Link(told.title, told.url), "") for told in heads)
    about = "门户的全部页面。"
    return page("/sitemap/", "index", PortalIndex(head(gathered, "站点地图", "/sitemap/", about), about, links))
