"""新闻发言人: who speaks for each agency, its main leader first, and the press conferences that were held,
``/spokespersons/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.public_people import Spokesperson
from generator.model.site import Site
from generator.model.spokesperson import speaks_publicly
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_of, plain, reached

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
NOBODY = "还没有公布"


def plan(site: Site) -> Iterator[Target]:
    """The one page: every agency that owes one, those without too."""
    introduction = "各单位主要负责人是第一新闻发言人；这里公布各单位的新闻发言人和举行的新闻发布会。"
    tables = (_list(site), _conferences(site))
    yield page_of(site, "spokespersons", "新闻发言人", introduction, tables, crumbs=())


def _list(site: Site) -> PlainTable:
    people = site.vocabularies.people
    rows: list[tuple[Link, ...]] = []
    for agency in site.vocabularies.agencies.terms:
        own = people.speaking_for(agency.id)
        head = Link(agency.short or agency.name, f"/agency/{agency.id}/")
        rows += [
            (head, plain(_order(one)), plain(one.post), plain(one.name), reached("联系电话", one.phone)) for one in own
        ]
        if not own and speaks_publicly(agency):
            rows.append((head, plain(NOBODY), *(plain("") for _ in range(3))))
    return PlainTable(
        "发言人名单",
        ("机关", "次序", "职务", "姓名", "联系电话"),
        tuple(rows) if people.spokespersons else (),
        wide=(2,),
        together=(4,),
        empty="还没有公布新闻发言人名单。",
    )


def _order(one: Spokesperson) -> str:
    return "第一发言人" if one.main else "发言人"


def _conferences(site: Site) -> PlainTable:
    agencies = site.vocabularies.agencies.by_id
    rows = tuple(
        (
            Link(row.title, row.url),
            plain(agencies[row.agency].name if row.agency in agencies else ""),
            plain(row.publish_date),
            plain("；".join(row.fields.get("speakers", ()))),
        )
        for row in site.by_kind.get("briefing", ())
    )
    columns = ("发布会", "机关", "发布日期", "发布人")
    return PlainTable("新闻发布会", columns, rows, wide=(0, 3), together=(2,), empty="还没有公开新闻发布会。")
