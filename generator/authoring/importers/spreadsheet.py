"""A workbook or CSV file -> RawText: each visible sheet as a table and as CSV rows for a list (清单)."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning import checkbox_glyphs
from generator.authoring.importers.encodings import decode
from generator.authoring.importers.grid import Grid, headed, named
from generator.authoring.importers.source import (
    Cell,
    Evidence,
    ImportChange,
    ImportedAttachment,
    RawText,
    SourceBlock,
    change,
    notice,
    refused,
)
from generator.model.diagnostic import Diagnostic

NAME = "电子表格"
EXTENSIONS = (".xlsx", ".xlsm", ".csv", ".tsv")
LARGEST = 50 * 1024 * 1024
MOST_CELLS = 500_000


def read(path: Path) -> RawText:
    """The visible cells. Raises OSError when the file cannot be opened; a damaged or locked one is a notice."""
    if path.stat().st_size > LARGEST:
        return refused("表格文件超过 50 MB", "请只保留需要公开的工作表。")
    if path.suffix.lower() in (".csv", ".tsv"):
        return _from_csv(path)
    return workbook(path)


def _from_csv(path: Path) -> RawText:
    decoded = decode(path.read_bytes())
    if decoded is None:
        return refused("认不出文件的文字编码", "请用 WPS 或 Excel 打开，另存为 CSV UTF-8 后再导入。")
    text = inline.safe(decoded.text)
    first = text.split("\n", 1)[0]
    mark = (
        "\t"
        if path.suffix.lower() == ".tsv" or first.count("\t") > first.count(",")
        else ";"
        if first.count(";") > first.count(",")
        else ","
    )
    try:
        grid = [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    except csv.Error:
        return refused("CSV 文件格式有误", "请用 WPS 或 Excel 打开并另存后再导入。")
    return _assembled([("", _trimmed(grid))], (), (), path)


def workbook(path: Path) -> RawText:
    """The visible cells of an .xlsx file. Raises OSError."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    data = path.read_bytes()
    if data[:4] == b"\xd0\xcf\x11\xe0":
        return refused(
            "文件设有打开密码，或者其实是旧版 .xls 格式", "请用 WPS 或 Excel 打开，取消密码并另存为 .xlsx 后再导入。"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > 10 * LARGEST:
                return refused("文件解压后大得不正常，可能是恶意文件，没有打开", "请核实文件来源。")
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
        return refused("表格文件已损坏，打不开", "请用 WPS 或 Excel 打开并另存后再导入。")
    sheets: list[tuple[str, Grid]] = []
    dropped: list[str] = []
    changes: tuple[ImportChange, ...] = ()
    notices: list[Diagnostic] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            dropped.append(f"工作表“{sheet.title}”")
            continue
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            notices.append(notice(f"工作表“{sheet.title}”超过 50 万格，没有导入", "请拆分后再导入。"))
            continue
        grid, more, remarks = _sheet(sheet)
        changes, dropped = changes + more, dropped + remarks
        sheets.append((sheet.title, _trimmed(grid)))
    book.close()
    return _assembled(sheets, (*changes, *change("未带入隐藏的工作表、行和列", dropped)), tuple(notices), path)


def _sheet(sheet: Any) -> tuple[Grid, tuple[ImportChange, ...], list[str]]:
    """Visible cells of one sheet; merged ones repeat their value, since each row of a list must stand alone."""
    merged = {
        (row, column): sheet.cell(area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    hidden_columns = {
        number
        for item in sheet.column_dimensions.values()
        if item.hidden
        for number in range(item.min or 0, (item.max or 0) + 1)
    }
    hidden_rows = {number for number, item in sheet.row_dimensions.items() if item.hidden}
    comments: list[str] = []
    grid: Grid = []
    for cells in sheet.iter_rows():
        comments.extend(cell.comment.text for cell in cells if getattr(cell, "comment", None) is not None)
        if cells[0].row in hidden_rows:
            continue
        shown = [cell for cell in cells if cell.column not in hidden_columns]
        grid.append([_shown(merged.get((cell.row, cell.column), cell)) for cell in shown])
    dropped = [f"“{sheet.title}”第 {row} 行" for row in sorted(hidden_rows) if row <= sheet.max_row]
    dropped += [f"“{sheet.title}”第 {column} 列" for column in sorted(hidden_columns) if column <= sheet.max_column]
    filled = change("合并单元格逐行补齐", [str(area) for area in sheet.merged_cells.ranges])
    return grid, filled + change("未带入批注", comments), dropped


def _shown(cell: Any) -> str:
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
    if isinstance(value, float):
        if "%" in str(cell.number_format):
            return f"{round(value * 100, 4):g}%"
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    return inline.safe(" ".join(str(value).split()))


def _trimmed(grid: Grid) -> Grid:
    """Without empty rows and without columns that are empty to the end."""
    rows = [row for row in grid if any(cell.strip() for cell in row)]
    width = max((max((place + 1 for place, cell in enumerate(row) if cell), default=0) for row in rows), default=0)
    return [(row + [""] * width)[:width] for row in rows]


def _assembled(
    sheets: list[tuple[str, Grid]], changes: tuple[ImportChange, ...], notices: tuple[Diagnostic, ...], path: Path
) -> RawText:
    """The first sheet is the list's rows; further ones follow as tables, each with its CSV file."""
    filled = [(name, grid) for name, grid in sheets if grid]
    if not filled:
        return refused("表格里没有可见的内容", "请确认文件是否选错，或者内容是否都在隐藏的工作表里。")
    blocks: list[SourceBlock] = []
    attachments: list[ImportedAttachment] = []
    title = ""
    for place, (name, grid) in enumerate(filled):
        heading, notes, cells, below = headed(grid)
        if not place:
            cells, renamed = named(cells)
            changes += change("列名改为清单通用的列名", renamed)
        ticked = checkbox_glyphs.clean_blocks(
            (SourceBlock("table", rows=tuple(tuple(Cell(cell) for cell in row) for row in cells)),)
        )
        rows = [[cell.text for cell in row] for row in ticked.blocks[0].rows]
        changes += change(checkbox_glyphs.NAME, ticked.changed)
        title = title or heading
        attachments.append(
            ImportedAttachment(
                f"rows-{place + 1}.csv" if place else "rows.csv", _csv(rows), heading or name or path.stem
            )
        )
        if place:
            blocks.append(SourceBlock("heading", heading or name, level=2))
        blocks.extend(SourceBlock("paragraph", note) for note in notes)
        if place:
            blocks.append(ticked.blocks[0])
        blocks.extend(SourceBlock("paragraph", note) for note in below)
    stated = title or (path.stem if re.search("[\u4e00-\u9fff]", path.stem) else "")
    evidence = (
        Evidence("kind", "list", "文件格式"),
        *((Evidence("title", stated, "表格标题" if title else "文件名"),) if stated else ()),
    )
    return RawText(tuple(blocks), (), tuple(attachments), evidence, changes, notices)


def _csv(rows: Grid) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads the Chinese; ends of lines as RFC 4180 wants them."""
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue().encode("utf-8-sig")
