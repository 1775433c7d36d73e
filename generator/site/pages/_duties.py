"""Cells of the matrix of duties -> tables, whatever page they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.base.digest import short
from generator.model.duty import DONE, EXCUSED, LATE, MISSING, PENDING, STATES
from generator.model.duty_matrix import DutyCell, tally
from generator.model.view import Link
from generator.site.pages._tables import PlainTable, plain

HOME = Link("公开责任", "/duties/")
TONES = ((DONE, "good"), (LATE, "fair"), (MISSING, "bad"), (EXCUSED, "plain"), (PENDING, "plain"))
"""State -> how its cells look."""
_NOTHING = "应当公开的都已公开"
COUNTED = ("应公开", *STATES)


def period_name(cell: DutyCell) -> str:
    """What a cell's period is called; of what is always owed 长期."""
    return cell.period.label or "长期"


def period_link(cell: DutyCell) -> Link:
    """A period, leading to its cells."""
    name = period_name(cell)
    span = cell.period
    slug = (
        "always" if not span.label else f"{span.first:%Y-%m}" if len(span.label) > len("2026年") else f"{span.first:%Y}"
    )
    return Link(name, f"/duties/period/{slug}{'-half' if '半年' in name else '-month' if name.endswith('月') else ''}/")


def law_link(cell: DutyCell) -> Link:
    """The law that asks for a cell, leading to the others that it asks for."""
    name = cell.duty.basis or "本地规定"
    return Link(name, f"/duties/law/{short(name.encode()).hex()[:12]}/")


def state_link(cell: DutyCell) -> Link:
    """How a cell stands, leading to the document that meets it."""
    words = cell.state if not cell.day else f"{cell.state} {cell.day.isoformat()}"
    return Link(words, cell.document.url if cell.document else "")


def counts(
    title: str,
    first: str,
    cells: Iterable[DutyCell],
    of: Callable[[DutyCell], Link],
    *,
    note: str = "",
    empty: str = "",
) -> PlainTable:
    """Cells counted by what ``of`` gives for each, in the order in which that comes first."""
    grouped: dict[Link, list[DutyCell]] = {}
    for cell in cells:
        grouped.setdefault(of(cell), []).append(cell)
    rows = []
    for head, own in grouped.items():
        sums = tally(own)
        rows.append((head, Link(str(sums.owed), ""), *(Link(str(sums.of(state)), "") for state in STATES)))
    return PlainTable(
        title,
        (first, *COUNTED),
        tuple(rows),
        numeric=tuple(range(1, 2 + len(STATES))),
        note=note,
        empty=empty,
    )


def every_cell(title: str, cells: Iterable[DutyCell]) -> PlainTable:
    """Cells as they stand, of several who owe them."""
    rows = tuple(
        (
            Link(cell.holder.name, cell.holder.duties_url),
            Link(cell.duty.name, f"/duties/{cell.duty.id}/"),
            plain(period_name(cell)),
            state_link(cell),
            plain(cell.due.isoformat() if cell.due and not cell.duty.fresh else ""),
        )
        for cell in cells
    )
    return PlainTable(title, ("谁", "责任", "时期", "状态", "最迟"), rows, together=(3, 4), tones=TONES)


def by_whom(title: str, cells: Iterable[DutyCell], *, note: str = "", empty: str = _NOTHING) -> PlainTable:
    """What is missing or late, of several who owe it."""
    rows = tuple(
        (
            Link(cell.holder.name, cell.holder.duties_url),
            Link(cell.duty.name, f"/duties/{cell.duty.id}/"),
            plain(period_name(cell)),
            state_link(cell),
            plain(cell.due.isoformat() if cell.due else ""),
        )
        for cell in cells
        if cell.state in (MISSING, LATE)
    )
    columns = ("谁", "责任", "时期", "状态", "最迟")
    return PlainTable(title, columns, rows, together=(3, 4), note=note, empty=empty, tones=TONES)


def to_do(title: str, cells: Iterable[DutyCell]) -> PlainTable:
    """What is missing or late of one who owes it, and what to do about it."""
    rows = tuple(
        (
            Link(cell.duty.name, f"/duties/{cell.duty.id}/"),
            plain(period_name(cell)),
            plain(cell.due.isoformat() if cell.due else ""),
            plain(cell.duty.next),
        )
        for cell in cells
        if cell.state in (MISSING, LATE)
    )
    return PlainTable(title, ("责任", "时期", "最迟", "怎么办"), rows, wide=(3,), together=(2,), empty=_NOTHING)


def excused(cells: Iterable[DutyCell]) -> Iterator[PlainTable]:
    """What is excused, why, and who said so; no table where nothing is."""
    rows = tuple(
        (
            Link(cell.duty.name, f"/duties/{cell.duty.id}/"),
            Link(cell.holder.name, cell.holder.duties_url),
            plain(period_name(cell)),
            plain(cell.reason),
            plain(cell.approver),
        )
        for cell in cells
        if cell.state == EXCUSED
    )
    if rows:
        yield PlainTable("免于公开的", ("责任", "谁", "时期", "理由", "批准人"), rows, wide=(3,))
