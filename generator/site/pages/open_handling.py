"""办事公开制度: the rules of open handling of each department, and of each sector of public enterprises,
``/fuwu/open-handling/`` (国办发〔2020〕50号)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.enterprise import SECTORS
from generator.model.open_handling import REGISTER, OpenRule
from generator.model.places import ENTERPRISES, OPEN_HANDLING, handling, led
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages import _tables
from generator.site.pages._tables import PlainTable, page_at, plain, reached

TEMPLATE = _tables.TEMPLATE
Context = _tables.Context
NOT_SAID = "还没有公布"


def plan(site: Site) -> Iterator[Target]:
    """The one page, once there is a rule."""
    rules = handling(site)
    if not rules:
        return
    introduction = "各部门办事公开的制度，行业主管部门为公共企事业单位定的办事公开制度；没有照着做的，打监督电话反映。"
    tables = (_departments(site, rules), _sectors(site, rules))
    yield page_at(site, "open_handling", OPEN_HANDLING, introduction, tables)


def _departments(site: Site, rules: tuple[OpenRule, ...]) -> PlainTable:
    """Every department with its own rule, and those without."""
    rows: list[tuple[Link, ...]] = []
    name = site.vocabularies.registers.by_id[REGISTER].name
    for agency in site.vocabularies.agencies.terms:
        own = [rule for rule in rules if rule.agency == agency.id and not rule.sector]
        named = Link(agency.short or agency.name, f"/agency/{agency.id}/")
        rows += [(named, _text(site, rule), reached("监督电话", rule.phone)) for rule in own]
        owing = agency.kind == "部门" and not any(text.startswith(name) for text in agency.excused)
        if not own and owing:
            rows.append((named, plain(NOT_SAID), plain("")))
    return PlainTable("各部门", ("部门", "制度", "监督电话"), tuple(rows), wide=(1,), together=(2,))


def _sectors(site: Site, rules: tuple[OpenRule, ...]) -> PlainTable:
    """Every sector that has a rule or an enterprise."""
    agencies = site.vocabularies.agencies.by_id
    served = {one.sector for one in site.vocabularies.enterprises}
    rows: list[tuple[Link, ...]] = []
    for sector in SECTORS.terms:
        own = [rule for rule in rules if rule.sector == sector.id]
        for rule in own:
            maker = agencies.get(rule.agency)
            office = Link(maker.short or maker.name, f"/agency/{maker.id}/") if maker else plain("")
            rows.append((plain(rule.trade or sector.name), _text(site, rule), office, reached("监督电话", rule.phone)))
        if not own and sector.id in served:
            rows.append((Link(sector.name, ENTERPRISES.url), plain(NOT_SAID), plain(""), plain("")))
    return PlainTable(
        "公共企事业单位各行业",
        ("行业", "制度", "制定部门", "监督电话"),
        tuple(rows),
        wide=(1,),
        together=(3,),
        empty="还没有公布各行业的办事公开制度。",
    )


def _text(site: Site, rule: OpenRule) -> Link:
    return Link(rule.name, led(site, rule.document).url)
