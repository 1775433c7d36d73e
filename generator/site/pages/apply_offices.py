"""各机关受理机构: where each organ receives applications for disclosure, by post and by fax too, ``/apply/offices/``
(政府信息公开条例 第四条、第十二条第二款)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.disclosure_office import office_of
from generator.model.site import Site
from generator.model.statutory import DUTY_BOUND, home_of
from generator.model.statutory_column import organs
from generator.model.target import Target
from generator.model.view import Link
from generator.model.vocabulary import Agency
from generator.site.pages import _tables, apply
from generator.site.pages._tables import PlainTable, page_at, plain, reached

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
COLUMNS = ("机关", "受理机构", "通信地址", "邮政编码", "联系电话", "传真", "电子邮箱", "办公时间")
NOT_SAID = "还没有公布"


def plan(site: Site) -> Iterator[Target]:
    """The one page: departments, townships, sub-districts."""
    tables = []
    for kind in DUTY_BOUND:
        rows = tuple(_row(agency) for agency in organs(site) if agency.kind == kind)
        if rows:
            lacking = sum(row[1].title == NOT_SAID for row in rows)
            note = f"{lacking}个机关还没有公布受理机构，可以寄到机关的办公地址。" if lacking else ""
            tables.append(PlainTable(kind, COLUMNS, rows, wide=(2, 7), together=(3, 4, 5), note=note))
    introduction = "向哪个机关申请，就交到、寄到或者传真到哪个机关的受理机构。不清楚由谁公开的，可以先打电话问。"
    crumbs = (Link("依申请公开", apply.URL),)
    yield page_at(site, "apply_offices", apply.OFFICES, introduction, tuple(tables), crumbs=crumbs)


def _row(agency: Agency) -> tuple[Link, ...]:
    """The office; where none is said, how to reach the agency itself."""
    office = office_of(agency)
    named = Link(agency.short or agency.name, home_of(agency))
    place = office or agency
    return (
        named,
        plain(office.name if office and office.name else NOT_SAID),
        plain(place.address),
        plain(place.postcode),
        reached("联系电话", place.phone),
        plain(place.fax),
        reached("电子邮箱", place.email),
        plain(place.hours),
    )
