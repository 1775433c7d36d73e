"""公共企事业单位: who serves the public in each sector, how to reach it and whom to complain to, ``/fuwu/enterprises/``
(政府信息公开条例 第五十五条)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.enterprise import SECTORS, Enterprise, Sector
from generator.model.open_handling import OpenRule, rules_for
from generator.model.places import ENTERPRISES, handling, led
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_at, plain, reached

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("单位", "主管部门", "地址", "联系电话", "投诉电话", "办事公开制度")
NOT_SAID = "还没有公布"


def plan(site: Site) -> Iterator[Target]:
    """The one page, a table for each sector that has any."""
    every = site.vocabularies.enterprises
    if not every:
        return
    rules = handling(site)
    by_sector = [(sector, [one for one in every if one.sector == sector.id]) for sector in SECTORS.terms]
    tables = tuple(_table(site, sector, own, rules) for sector, own in by_sector if own)
    introduction = (
        "学校、医院和供水、供电、公交等为公众提供服务的单位，公开什么、怎样办、怎样联系；"
        "没有按规定公开的，可以向主管部门申诉。"
    )
    yield page_at(site, "enterprises", ENTERPRISES, introduction, tables, data_of("enterprises"))


def _table(site: Site, sector: Sector, every: Sequence[Enterprise], rules: Sequence[OpenRule]) -> PlainTable:
    rows = tuple(
        (
            Link(one.name, one.page),
            supervisor(site, one),
            plain(one.address),
            reached("联系电话", one.phone),
            reached("投诉电话", one.complaint),
            _rule(site, rules_for(one, rules)),
        )
        for one in every
    )
    return PlainTable(sector.name, COLUMNS, rows, wide=(0, 2, 5), together=(3, 4))


def supervisor(site: Site, one: Enterprise) -> Link:
    """The agency in charge of an enterprise."""
    office = site.vocabularies.agencies.by_id.get(one.supervisor)
    return Link(office.short or office.name, f"/agency/{office.id}/") if office else plain("")


def _rule(site: Site, rules: Sequence[OpenRule]) -> Link:
    return Link(rules[0].name, led(site, rules[0].document).url) if rules else plain(NOT_SAID)
