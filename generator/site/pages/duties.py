"""公开责任: who owes what and how it stands today, by duty, by whom, by period and by law, ``/duties/``; what the county
itself owes, ``/duties/county/``; and what each agency does, ``/agency/<id>/duties/``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.duty import COUNTY
from generator.model.duty_evidence import Holder
from generator.model.duty_matrix import DutyCell
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages._duties import (
    HOME,
    TONES,
    by_whom,
    counts,
    excused,
    law_link,
    period_link,
    period_name,
    state_link,
    to_do,
)
from generator.site.pages._tables import Context, PlainTable, page_at, page_of, plain

__all__ = ("TEMPLATE", "Context", "plan")

TEMPLATE = "tables.html"
DATA = (Link("JSON", "/data/duties.json"), Link("CSV", "/data/duties.csv"), Link("XLSX", "/data/duties.xlsx"))
_COMPLIANCE = Link("各条规则的落实情况（JSON）", "/data/compliance.json")
_INTRODUCTION = (
    "每个机关、每个领域按规定应当公开什么、最迟什么时候、公开了没有。由公开的文件和日期算出，没有人填写；"
    "不适用的写明理由和批准人。"
)


def plan(site: Site) -> Iterator[Target]:
    """The overview, then a page for each of those who owe anything, but for domains, which owe one thing alone."""
    matrix = site.duties
    yield page_of(
        site, "duties", "公开责任", _INTRODUCTION, tuple(_overview(matrix.cells)), (*DATA, _COMPLIANCE), crumbs=()
    )
    for holder in matrix.holders:
        if holder.office:
            yield _of_holder(site, holder, matrix.of_holder(holder))


def _overview(cells: Sequence[DutyCell]) -> Iterator[PlainTable]:
    yield by_whom(
        "单项否决的事项",
        [cell for cell in cells if cell.duty.veto],
        note="有一项没有做到，整个网站就不合格；网站检查指标里的其他单项否决另行核对。",
        empty="单项否决的都做到了",
    )
    yield counts("按责任", "责任", cells, lambda cell: Link(cell.duty.name, f"/duties/{cell.duty.id}/"))
    of_offices = [cell for cell in cells if cell.holder.office]
    yield counts("按机关", "机关", of_offices, lambda cell: Link(cell.holder.name, cell.holder.duties_url))
    by_period = sorted(cells, key=lambda cell: (cell.period.last, -cell.period.first.toordinal()), reverse=True)
    yield counts("按时期", "时期", by_period, period_link)
    yield counts("按依据", "依据", cells, law_link)
    yield from excused(cells)


def _of_holder(site: Site, holder: Holder, cells: tuple[DutyCell, ...]) -> Target:
    """What one owes, cell by cell."""
    title = f"{holder.name}的公开责任"
    above = () if holder.owing == COUNTY else (Link(holder.name, holder.url),)
    tables = (_every(cells), to_do("待补的", cells), *excused(cells))
    introduction = f"{holder.name}按规定应当公开什么、最迟什么时候、公开了没有。"
    return page_at(
        site,
        "duties",
        Link(title, holder.duties_url),
        introduction,
        tables,
        crumbs=(*above, HOME) if above else (HOME,),
    )


def _every(cells: Sequence[DutyCell]) -> PlainTable:
    rows = tuple(
        (
            Link(cell.duty.name, f"/duties/{cell.duty.id}/"),
            plain(period_name(cell)),
            state_link(cell),
            plain(cell.due.isoformat() if cell.due and not cell.duty.fresh else ""),
            plain(cell.duty.basis),
        )
        for cell in cells
    )
    return PlainTable(
        "应公开的",
        ("责任", "时期", "状态", "最迟", "依据"),
        rows,
        wide=(4,),
        together=(2, 3),
        empty="没有",
        tones=TONES,
    )
