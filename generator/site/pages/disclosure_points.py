"""政府信息查阅场所: where people read and ask for government information in person, ``/fuwu/points/``
(政府信息公开条例 第二十五条)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.disclosure_point import DisclosurePoint
from generator.model.places import POINTS
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, data_of, page_at, plain, reached

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("场所", "能办什么", "地址", "开放时间", "联系电话", "地图", "说明")
SERVED = {"查询": "查询政府信息", "申请": "提交公开申请", "咨询": "咨询办事"}


def plan(site: Site) -> Iterator[Target]:
    """The one page, once there is a point; a table for each kind."""
    every = site.vocabularies.points
    if not every:
        return
    kinds = dict.fromkeys(point.kind for point in every)
    tables = tuple(_table(site, kind, tuple(point for point in every if point.kind == kind)) for kind in kinds)
    introduction = "在这些地方可以当面查阅政府信息、提交公开申请、咨询办事。"
    yield page_at(site, "disclosure_points", POINTS, introduction, tables, data_of("disclosure-points"))


def _table(site: Site, kind: str, every: tuple[DisclosurePoint, ...]) -> PlainTable:
    rows = tuple(_row(site, point) for point in every)
    return PlainTable(kind, COLUMNS, rows, wide=(2, 3, 6), together=(4, 5))


def _row(site: Site, point: DisclosurePoint) -> tuple[Link, ...]:
    office = site.vocabularies.agencies.by_id.get(point.agency)
    named = f"{point.name}（{point.place}）" if point.place else point.name
    return (
        Link(named, f"/agency/{office.id}/") if office else plain(named),
        plain("、".join(SERVED[word] for word in point.services)),
        plain(point.address),
        plain(point.hours),
        reached("联系电话", point.phone),
        Link("看地图", point.map) if point.map else plain(""),
        plain(point.note),
    )
