"""The counties' data -> the pages of tables: coverage, duties, inspection, figures, and the page of the data files."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.view import Link
from generator.province.portal import figure_tables, owed_tables, told_tables
from generator.province.portal.contexts import PortalFacts, PortalIndex
from generator.province.portal.data_files import SETS
from generator.province.portal.gathered import Gathered
from generator.province.portal.pages import PortalPage, head, page

_EACH = "每个数都是各县自己公布的，“数据日期”是那个县网站的日期；没有公布的写“未公布”，不算作 0。"


def every(gathered: Gathered) -> Iterator[PortalPage]:
    """All of them."""
    yield from _coverage(gathered)
    yield from _duties(gathered)
    yield from _inspection(gathered)
    yield _figures(gathered)
    yield _data(gathered)


def _links(name: str) -> tuple[Link, ...]:
    return Link("JSON", f"/data/{name}.json"), Link("CSV", f"/data/{name}.csv")


def _facts(
    gathered: Gathered,
    title: str,
    url: str,
    intro: str,
    made: tuple[figure_tables.FigureTable, ...],
    *crumbs: Link,
    data: str = "",
    chips: tuple[Link, ...] = (),
    empty: str = "",
) -> PortalPage:
    """A page of tables; one without lines is left out."""
    shown = tuple(table.view() for table in made if table.lines)
    about = intro.partition("。")[0] + "。"
    links = _links(data) if data else ()
    return page(
        url, "facts", PortalFacts(head(gathered, title, url, about, *crumbs), intro, shown, links, chips, empty)
    )


def _coverage(gathered: Gathered) -> Iterator[PortalPage]:
    found = owed_tables.domains(gathered.readings)
    title, url = "目录覆盖", "/coverage/"
    intro = f"各县公开事项目录里，多少事项已经有文件、多少是按时公开的。{_EACH}"
    both = (owed_tables.coverage(gathered.readings), owed_tables.domain_sums(found))
    yield _facts(gathered, title, url, intro, both, data="coverage", empty="各县都没有公布公开事项目录。")
    for identity, (name, table) in found.items():
        told = f"各县“{name}”领域的公开事项里，多少已经有文件。{_EACH}"
        yield _facts(gathered, name, f"{url}{identity}/", told, (table,), Link(title, url))


def _duties(gathered: Gathered) -> Iterator[PortalPage]:
    found = owed_tables.each_duty(gathered.readings)
    title, url = "公开责任", "/duties/"
    intro = f"各县按规定应当公开的，公开了多少、逾期多少、还欠多少。{_EACH}谁欠什么，见各县的页面。"
    both = (owed_tables.duties(gathered.readings), owed_tables.duty_sums(found))
    yield _facts(gathered, title, url, intro, both, data="duties", empty="各县都没有公布公开责任。")
    for identity, (name, basis, table) in found.items():
        told = f"各县“{name}”公开了没有。{f'依据：{basis}。' if basis else ''}{_EACH}"
        yield _facts(gathered, name, f"{url}{identity}/", told, (table,), Link(title, url))


def _inspection(gathered: Gathered) -> Iterator[PortalPage]:
    found = told_tables.indices(gathered.readings)
    title, url = "检查情况", "/inspection/"
    intro = f"各县网站对照检查指标和检查规则自己检查的结果。{_EACH}自动检查的结果不代替检查组的结论。"
    both = (*(table for _, _, table in found.values()), told_tables.rules(gathered.readings))
    chips = tuple(Link(f"{name}：逐项", f"{url}{identity}/") for identity, (name, _, _) in found.items())
    yield _facts(gathered, title, url, intro, both, data="inspection", chips=chips, empty="各县都没有公布检查结果。")
    for identity, (name, basis, table) in found.items():
        told = f"各县对照“{name}”的结果，按县和按项。{f'依据：{basis}。' if basis else ''}{_EACH}"
        items = told_tables.index_items(gathered.readings, identity)
        yield _facts(gathered, name, f"{url}{identity}/", told, (table, items), Link(title, url))


def _figures(gathered: Gathered) -> PortalPage:
    made = tuple(told_tables.metrics(gathered.readings, year) for year in gathered.years)
    intro = f"各县公开文件、解读、回应等的数，按年。{_EACH}"
    return _facts(gathered, "公开数据", "/figures/", intro, made, data="figures", empty="各县都没有公布这些数。")


def _data(gathered: Gathered) -> PortalPage:
    intro = (
        "门户上的表和清单都可以下载，JSON 和 CSV 内容相同；各列的意思见对应的页面。"
        "门户不复制正文；各县的全部数据在各县网站的“数据开放”。"
    )
    links = []
    for name, (title, about) in SETS.items():
        links += [(Link(f"{title}（{kind.upper()}）", f"/data/{name}.{kind}"), about) for kind in ("json", "csv")]
    context = PortalIndex(head(gathered, "数据", "/data/", "门户的数据文件。"), intro, tuple(links))
    return page("/data/", "index", context)
