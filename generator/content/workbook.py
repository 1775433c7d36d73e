"""An .xlsx file -> the cells that a reader sees, as text: no hidden sheets, rows or columns, no comments."""

from __future__ import annotations

import datetime
import io
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import msgspec

from generator.base.characters import normal
from generator.base.patterns import lazy_re

LARGEST = 50 * 1024 * 1024
MOST_CELLS = 500_000
_PLACES = lazy_re(r"0[.](0+)(?![0-9eE%])")
"""How many places a format of numbers shows."""
LOCKED = "文件设有打开密码，或者其实是旧版 .xls 格式"
SWOLLEN = "文件解压后大得不正常，可能是恶意文件，没有打开"
DAMAGED = "表格文件已损坏，打不开"


class VisibleSheet(msgspec.Struct, frozen=True):
    """One sheet. grid: cells of its visible rows, merged ones with their value in each, since each row stands alone.
    numbers: of these rows. merged: areas; hidden_rows, hidden_columns: numbers; comments: texts, none of which is
    shown. large: more cells than are read."""

    title: str
    grid: list[list[str]] = []
    numbers: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    comments: tuple[str, ...] = ()
    large: bool = False


class Workbook(msgspec.Struct, frozen=True):
    """hidden: names of sheets. wrong: why it cannot be read, one of the texts above, or ""."""

    sheets: tuple[VisibleSheet, ...] = ()
    hidden: tuple[str, ...] = ()
    wrong: str = ""


def _normal(text: str) -> str:
    return normal(text)[0]


def read_workbook(data: bytes, clean: Callable[[str], str] = _normal) -> Workbook:
    """Never raises for what is in it. clean: takes out of a text what cannot be in one."""
    import zipfile  # which few documents need

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if data[:4] == b"\xd0\xcf\x11\xe0":
        return Workbook(wrong=LOCKED)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 10 * LARGEST:
                return Workbook(wrong=SWOLLEN)
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        OSError,
        AttributeError,
        IndexError,
        SyntaxError,
        EOFError,
        RuntimeError,
        NotImplementedError,
        zlib.error,
    ):
        return Workbook(wrong=DAMAGED)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
    sheets = tuple(map(partial(_sheet, clean=clean), shown))
    book.close()
    return Workbook(sheets, hidden)


def _sheet(sheet: Any, clean: Callable[[str], str]) -> VisibleSheet:
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        return VisibleSheet(sheet.title, large=True)
    merged = {
        (row, column): sheet.cell(area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    hidden_columns = {number for item in sheet.column_dimensions.values() if item.hidden for number in _numbers(item)}
    hidden_rows = {number for number, item in sheet.row_dimensions.items() if item.hidden}
    comments: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    for cells in sheet.iter_rows():
        comments.extend(cell.comment.text for cell in cells if getattr(cell, "comment", None) is not None)
        if cells[0].row not in hidden_rows:
            seen = [cell for cell in cells if cell.column not in hidden_columns]
            rows.append((cells[0].row, [_shown(merged.get((cell.row, cell.column), cell), clean) for cell in seen]))
    return VisibleSheet(
        sheet.title,
        [cells for _, cells in rows],
        tuple(number for number, _ in rows),
        tuple(str(area) for area in sheet.merged_cells.ranges),
        tuple(number for number in sorted(hidden_rows) if number <= sheet.max_row),
        tuple(number for number in sorted(hidden_columns) if number <= sheet.max_column),
        tuple(comments),
    )


def _numbers(columns: Any) -> Iterator[int]:
    yield from range(columns.min or 0, (columns.max or 0) + 1)


def _shown(cell: Any, clean: Callable[[str], str]) -> str:
    """The value as a reader sees it: dates as dates, whole numbers without ``.0``."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and "%" in str(cell.number_format):
        return f"{round(value * 100, 4):g}%"
    if isinstance(value, int | float):
        places = _PLACES.search(str(cell.number_format))
        if places:
            return f"{value:.{len(places[1])}f}"
        return str(int(value)) if value == int(value) and abs(value) < 1e15 else f"{value:.15g}"
    return clean(" ".join(str(value).split()))


def trimmed(grid: list[list[str]]) -> list[list[str]]:
    """Without empty rows and without columns that are empty to the end."""
    rows = [row for row in grid if any(cell.strip() for cell in row)]
    width = max((max((place + 1 for place, cell in enumerate(row) if cell), default=0) for row in rows), default=0)
    return [(row + [""] * width)[:width] for row in rows]
