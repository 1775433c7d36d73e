"""一项公开责任: who owes it, for which periods, and how each cell stands, ``/duties/<id>/``."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.duty import Duty
from generator.model.duty_evidence import Holder
from generator.model.duty_matrix import DutyCell
from generator.model.duty_terms import DutyPeriod
from generator.model.site import Site
from generator.model.target import Target
from generator.model.view import Link
from generator.site.pages._duties import HOME, TONES, excused, period_name, state_link
from generator.site.pages._tables import Context, PlainTable, page_at, plain

__all__ = ("TEMPLATE", "Context", "plan")

TEMPLATE = "tables.html"


def plan(site: Site) -> Iterator[Target]:
    """A page for each duty that somebody owes."""
    for duty in site.duties.duties:
        cells = site.duties.of_duty(duty.id)
        tables = (_matrix(duty, cells), *excused(cells))
        introduction = f"{duty.doc}依据：{duty.basis or '本地规定'}。{duty.next}"
        yield page_at(site, "duty", Link(duty.name, f"/duties/{duty.id}/"), introduction, tables, crumbs=(HOME,))


def _matrix(duty: Duty, cells: tuple[DutyCell, ...]) -> PlainTable:
    """Those who owe it × periods, the newest first."""
    spans: dict[DutyPeriod, str] = {cell.period: period_name(cell) for cell in cells}
    rows: dict[Holder, dict[DutyPeriod, DutyCell]] = {}
    for cell in cells:
        rows.setdefault(cell.holder, {})[cell.period] = cell
    return PlainTable(
        duty.name,
        ("谁", *(name if name != "长期" else "状态" for name in spans.values())),
        tuple(
            (
                Link(holder.name, holder.duties_url),
                *(state_link(own[span]) if span in own else plain("") for span in spans),
            )
            for holder, own in rows.items()
        ),
        together=tuple(range(1, 1 + len(spans))),
        note="栏目看最近一份文件的日期。" if duty.fresh else _terms(duty),
        tones=TONES,
    )


def _terms(duty: Duty) -> str:
    """Until when each of those who owe it has time, in words."""
    said = []
    for debtor in duty.owed_by:
        limit = f"{debtor.after}级公开后{debtor.limit}" if debtor.after else debtor.by
        if limit:
            said.append(f"{'、'.join(debtor.of)}：{limit}")
    if duty.limit:
        said.append(f"文件写明日期的，批准（批复）后{duty.limit}")
    return "；".join(said) + "。" if said else ""
