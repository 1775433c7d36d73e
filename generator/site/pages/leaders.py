"""领导信息: who leads each agency, what each leader is in charge of and who is in charge of openness, ``/leaders/``
(政府信息公开条例 第二十条第二项)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.government import government_of
from generator.model.office import Leader
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.model.vocabulary import ORGANS, Agency
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_of, plain

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("机关", "职务", "姓名", "分管工作", "分管政务公开", "任期")
_PLACES = (("部门", "部门"), ("乡镇", "乡镇"), ("街道", "街道"), ("政务服务中心", "政务服务中心"), ("村", "村（社区）"))


def plan(site: Site) -> Iterator[Target]:
    """The one page: the government, then its departments, townships, sub-districts and villages."""
    every = site.vocabularies.agencies.terms
    county = government_of(every, site.config.site)
    tables = [_table(county.name, (county,))] if county else []
    for kind, title in _PLACES:
        agencies = tuple(agency for agency in every if agency.kind == kind and agency is not county)
        # Who is no organ need not tell: those without are not told as lacking something.
        shown = agencies if kind in ORGANS else tuple(agency for agency in agencies if agency.leaders)
        if shown:
            tables.append(_table(title, shown))
    introduction = "各机关负责人的姓名、职务和分管工作，谁分管政务公开。"
    yield page_of(site, "leaders", "领导信息", introduction, tuple(tables), data_of("agencies"), crumbs=())


def _table(title: str, agencies: tuple[Agency, ...]) -> PlainTable:
    rows = tuple(row for agency in agencies for row in _rows(agency))
    return PlainTable(title, COLUMNS, rows, wide=(3,), together=(1, 2, 5), empty="还没有登记机关。")


def _rows(agency: Agency) -> Iterator[tuple[Link, ...]]:
    named = Link(agency.short or agency.name, f"/agency/{agency.id}/")
    for leader in agency.leaders:
        charge = "是" if leader.openness else ""
        yield named, *map(plain, (leader.post, leader.name, leader.duties, charge, term_of(leader)))
    if not agency.leaders:
        yield named, plain("没有公布"), *map(plain, ("", "", "", ""))


def term_of(leader: Leader) -> str:
    """A leader's term in words, or ""."""
    return "".join(
        (f"{leader.since} 起" if leader.since else "", f" {leader.until} 止" if leader.until else "")
    ).strip()
