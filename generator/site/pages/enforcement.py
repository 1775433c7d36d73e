"""执法公示: who enforces and by what, how often, and what supervision of each field found, ``/enforcement/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.enforcement import KINDS, counted, enforcing
from generator.model.field_types.period import said
from generator.model.site import Site
from generator.model.supervision import supervised
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages._tables import Context, PlainTable, page_of, plain

__all__ = ("TEMPLATE", "Context", "plan")

TEMPLATE = "tables.html"


def plan(site: Site) -> Iterator[Target]:
    """The one page."""
    tables = (_profiles(site), _counts(site), _results(site), _areas(site))
    introduction = (
        "执法机关的职责、依据、裁量基准、流程和救济途径，一年各类执法行为的件数，许可和抽查的结果，各监管领域的情况。"
    )
    yield page_of(site, "enforcement", "执法公示", introduction, tables)


def _office(site: Site, identity: str) -> Link:
    agency = site.vocabularies.agencies.by_id.get(identity)
    return Link(agency.name, f"/agency/{agency.id}/") if agency else plain(identity)


def _profiles(site: Site) -> PlainTable:
    """An office a line: its own account of what it may do."""
    own = {document.agency: document for document in site.by_kind.get("enforcement", ()) if document.agency}
    offices = sorted({*own, *enforcing(site.public)})
    rows = tuple(
        (
            _office(site, office),
            Link(own[office].title, own[office].url) if office in own else plain("还没有公开"),
            plain(own[office].fields.get("supervision_phone", "") if office in own else ""),
        )
        for office in offices
    )
    return PlainTable("执法机关", ("机关", "执法公示", "监督电话"), rows, wide=(1,), empty="还没有公开执法公示")


def _counts(site: Site) -> PlainTable:
    offices = counted(document for document in site.public if document.register == "enforcement")
    rows = tuple(
        (
            _office(site, one.agency),
            plain(said(one.period)),
            *(plain(str(one.counts[kind]) if kind in one.counts else "没有公开") for kind in KINDS),
        )
        for one in offices
    )
    return PlainTable(
        "各类执法行为的件数",
        ("机关", "时期", *KINDS),
        rows,
        numeric=tuple(range(2, 2 + len(KINDS))),
        together=(1,),
        note="没有发生的写0；“没有公开”的，由机关补上。",
        empty="还没有公开执法统计",
    )


def _results(site: Site) -> PlainTable:
    """Documents with results of permits and inspections, newest first."""
    words = site.vocabularies.registers.by_id
    found = [one for one in site.public if one.register in ("permit_results", "inspections")]
    found.sort(key=lambda one: (one.publish_date, one.id), reverse=True)
    rows = tuple(
        (
            Link(one.title, one.url),
            plain(words[one.register].name),
            plain(str(len(one.rows))),
            plain(one.publish_date.isoformat()),
        )
        for one in found
    )
    return PlainTable(
        "许可和抽查的结果",
        ("文件", "种类", "件数", "发布日期"),
        rows,
        numeric=(2,),
        wide=(0,),
        together=(3,),
        empty="还没有公开",
    )


def _areas(site: Site) -> PlainTable:
    days = site.vocabularies.inspection.supervision_days
    rows = tuple(
        (
            plain(area.name),
            plain(str(area.documents)),
            Link(area.latest.title, area.latest.url) if area.latest else plain(""),
            plain(area.latest.publish_date.isoformat() if area.latest else ""),
            plain(area.state),
        )
        for area in supervised(site.by_kind.get("supervision", ()), site.today, days)
    )
    return PlainTable(
        "监管领域",
        ("领域", "文件数", "最近一份", "发布日期", "状态"),
        rows,
        numeric=(1,),
        wide=(2,),
        together=(3,),
        note=f"超过{days}天没有新内容的为超期。",
    )
