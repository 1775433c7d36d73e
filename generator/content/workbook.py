"""An .xlsx file -> the cells that a reader sees, as text.

Its parts are read by ourselves (ADR 0248): what a cell shows takes its value, its formula, its format and what stands
behind it at once.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.base.characters import normal
from generator.content.sheets.visible import (
    DAMAGED,
    LARGEST,
    LOCKED,
    SWOLLEN,
    CellMarks,
    PlainMarks,
    SheetPicture,
    SheetRemarks,
    UnopenedError,
    VisibleSheet,
    Workbook,
)

__all__ = [
    "DAMAGED",
    "LARGEST",
    "LOCKED",
    "SWOLLEN",
    "CellMarks",
    "SheetPicture",
    "SheetRemarks",
    "VisibleSheet",
    "Workbook",
    "read_workbook",
    "row_of",
    "trimmed",
    "trimmed_depths",
]


def _normal(text: str) -> str:
    return normal(text)[0]


def read_workbook(
    data: bytes, clean: Callable[[str], str] = _normal, *, as_shown: bool = False, marks: CellMarks | None = None
) -> Workbook:
    """Never raises for what is in it. clean: takes out of a text what cannot be in one. as_shown: figures and days in
    the form in which the sheet shows them (2026年3月1日, (1,234.50)), not as registers take them (2026-03-01, -1,234.50).
    marks: how links and pictures of cells are written, text alone when not given."""
    from generator.content.sheets.reader import opened_workbook  # which few documents need

    try:
        return opened_workbook(data, clean, as_data=not as_shown, marks=marks or PlainMarks())
    except UnopenedError as error:
        return Workbook(wrong=str(error))
    except RecursionError:  # groups in groups in groups of a drawing
        return Workbook(wrong=DAMAGED)


def trimmed(grid: list[list[str]]) -> list[list[str]]:
    """Without empty rows and without columns at either side that are empty to the end."""
    rows = [row for row in grid if any(cell.strip() for cell in row)]
    margin = min((next(place for place, cell in enumerate(row) if cell.strip()) for row in rows), default=0)
    rows = [row[margin:] for row in rows]
    width = max((max((place + 1 for place, cell in enumerate(row) if cell), default=0) for row in rows), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def trimmed_depths(sheet: VisibleSheet) -> tuple[int, ...]:
    """The depths of the rows that are left of a trimmed grid."""
    return tuple(depth for depth, row in zip(sheet.depths, sheet.grid, strict=False) if any(map(str.strip, row)))


def row_of(where: str) -> int:
    """B3 -> 3."""
    return int(where.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") or 1)
