"""A workbook or CSV file -> RawText: each visible sheet as a table and as CSV rows for a list (清单)."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning import checkbox_glyphs
from generator.authoring.importers.encodings import decode, remarks
from generator.authoring.importers.sheet_cells import body_cells, csv_cells, head_cells
from generator.authoring.importers.sheet_marks import SheetMarks
from generator.authoring.importers.sheet_remarks import sheet_notices
from generator.authoring.importers.sheet_tails import parted
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
from generator.base.dates import meant_day
from generator.content.csv_lines import csv_records, is_tabbed
from generator.content.grid import Grid, HeadedGrid, day_columns, headed, named
from generator.content.workbook import DAMAGED, LARGEST, LOCKED, SWOLLEN, read_workbook, trimmed, trimmed_depths
from generator.model.diagnostic import Diagnostic

NAME = "电子表格"
EXTENSIONS = (".xlsx", ".xlsm", ".csv", ".tsv")
_MENDED = {
    LOCKED: "请用 WPS 或 Excel 打开，取消密码并另存为 .xlsx 后再导入。",
    SWOLLEN: "请核实文件来源。",
    DAMAGED: "请用 WPS 或 Excel 打开并另存后再导入。",
}


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
    found = csv_records(inline.safe(decoded.text), anyhow=True)
    if found.wrong:
        return refused(f"CSV 文件第 {found.wrong} 行格式有误：{found.reason}", "请改正这一行，再导入。")
    marks = SheetMarks()
    rows, notices = csv_cells(found, marks)
    return _assembled([_Sheet("", trimmed(rows))], marks, (), (*remarks(decoded), *notices), path)


def delimited(path: Path, data: bytes) -> RawText | None:
    """What programs export under the name of an old workbook or of a text: tabs between the cells; None for anything
    else. Raises OSError."""
    decoded = None if b"\0\0" in data or data.lstrip()[:1] == b"<" else decode(data)
    return _from_csv(path) if decoded and decoded.certain and is_tabbed(decoded.text) else None


def workbook(path: Path) -> RawText:
    """The visible cells of an .xlsx file. Raises OSError."""
    marks = SheetMarks()
    data = path.read_bytes()
    if data.lstrip()[:6].lower() in (b"<html>", b"<html ", b"<!doct", b"<table"):
        return refused("文件其实是网页，扩展名却是电子表格的", "请把扩展名改为 .html 后再导入。")
    read = read_workbook(data, inline.safe, as_shown=True, marks=marks)
    if read.wrong:
        return refused(read.wrong, _MENDED[read.wrong])
    sheets: list[_Sheet] = []
    dropped = [f"工作表“{title}”" for title in read.hidden]
    changes: tuple[ImportChange, ...] = ()
    notices = [notice(f"图表工作表“{title}”没有导入", "请把图表另存为图片后插入正文。") for title in read.charts]
    for sheet in read.sheets:
        if sheet.large:
            notices.append(notice(f"工作表“{sheet.title}”超过 50 万格，没有导入", "请拆分后再导入。"))
            continue
        changes += change("合并单元格逐行补齐", list(sheet.merged)) + change("未带入批注", list(sheet.comments))
        dropped += [f"“{sheet.title}”第 {row} 行" for row in sheet.hidden_rows]
        dropped += [f"“{sheet.title}”第 {column} 列" for column in sheet.hidden_columns]
        dropped += [f"“{sheet.title}”{where}（格式使它看不见）" for where in sheet.remarks.masked]
        changes += change("红字负数补上负号", [f"“{sheet.title}”{where}" for where in sheet.remarks.reddened])
        notices += sheet_notices(sheet)
        floating = tuple(
            SourceBlock("paragraph", mark)
            for picture in sheet.pictures
            if (mark := marks.picture(picture, f"工作表“{sheet.title}”"))
        )
        seen = parted(sheet.grid, sheet.numbers)
        notices += seen.notices(sheet.title)
        tail = tuple(SourceBlock("paragraph", line) for line in seen.tail)
        sheets.append(_Sheet(sheet.title, trimmed(seen.grid), trimmed_depths(sheet), (*tail, *floating)))
    changes += change("未带入隐藏的工作表、行和列", dropped)
    masked = frozenset(f"“{sheet.title}”{where}" for sheet in read.sheets for where in sheet.remarks.masked)
    return replace(_assembled(sheets, marks, changes, tuple(notices), path), masked=masked)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """depths: as in VisibleSheet, of the rows of the grid. floating: lines below the table, pictures in no cell."""

    name: str
    grid: Grid
    depths: tuple[int, ...] = ()
    floating: tuple[SourceBlock, ...] = ()


def _assembled(
    sheets: list[_Sheet],
    marks: SheetMarks,
    changes: tuple[ImportChange, ...],
    notices: tuple[Diagnostic, ...],
    path: Path,
) -> RawText:
    """The first sheet is the list's rows; further ones follow as tables, each with its CSV file."""
    filled = [sheet for sheet in sheets if sheet.grid or sheet.floating]
    if not any(sheet.grid for sheet in filled):
        return refused("表格里没有可见的内容", "请确认文件是否选错，或者内容是否都在隐藏的工作表里。")
    parts = [
        _parts(sheet, place, marks, path.stem)
        for place, sheet in enumerate(sorted(filled, key=lambda sheet: not sheet.grid))
    ]
    title = next((part.title for part in parts if part.title), "")
    stated = title or (path.stem if re.search("[\u4e00-\u9fff]", path.stem) else "")
    evidence = (
        Evidence("kind", "list", "文件格式"),
        *((Evidence("title", stated, "表格标题" if title else "文件名"),) if stated else ()),
    )
    return RawText(
        tuple(block for part in parts for block in part.blocks),
        tuple(marks.links),
        (*marks.attachments, *(file for part in parts for file in part.files)),
        evidence,
        (*changes, *(one for part in parts for one in part.changes), *marks.changes()),
        (*notices, *marks.notices()),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """What becomes of one sheet."""

    title: str
    blocks: tuple[SourceBlock, ...]
    files: tuple[ImportedAttachment, ...]
    changes: tuple[ImportChange, ...]


def _parts(sheet: _Sheet, place: int, marks: SheetMarks, stem: str) -> _Parts:
    """place: of the sheet, the first one being the list. stem: what a table without any name is called."""
    found = headed(sheet.grid, depths=sheet.depths) if sheet.grid else HeadedGrid("", [], [], [], [])
    heading = marks.as_text(found.title)
    cells, renamed = (found.table, []) if place else named(found.table)
    rows, ticked = _ticked(cells if place else _days_of_columns(cells))
    name = f"rows-{place + 1}.csv" if place else "rows.csv"
    written = [[marks.as_text(cell) for cell in row] for row in rows]
    file = ImportedAttachment(name, _csv(written), heading or sheet.name or stem)
    table = SourceBlock("table", rows=(*head_cells(found.heads), *body_cells(rows[1:])))
    blocks = (
        *([SourceBlock("heading", heading or sheet.name, level=2)] if place else ()),
        *(SourceBlock("paragraph", note) for note in found.above),
        *([table] if place and rows else ()),
        *(SourceBlock("paragraph", note) for note in found.below),
        *(() if place else marks.shown_below(rows)),
        *sheet.floating,
    )
    changes = change("列名改为清单通用的列名", [marks.as_text(one) for one in renamed]) + ticked
    return _Parts(heading, blocks, (file,) if sheet.grid else (), changes)


def _ticked(cells: Grid) -> tuple[Grid, tuple[ImportChange, ...]]:
    """The table with its tick boxes in one form."""
    table = SourceBlock("table", rows=tuple(tuple(map(Cell, row)) for row in cells))
    ticked = checkbox_glyphs.clean_blocks((table,))
    rows = [[cell.text for cell in row] for row in ticked.blocks[0].rows]
    return rows, change(checkbox_glyphs.NAME, ticked.changed)


def _days_of_columns(cells: Grid) -> Grid:
    """Days in the columns that every list takes them in (生效日期), in the form that these take: 2026-03-01."""
    head, *rows = cells
    places = {place for place, name in enumerate(head) if name in day_columns()}
    return [
        head,
        *([(str(meant_day(cell) or cell) if at in places else cell) for at, cell in enumerate(row)] for row in rows),
    ]


def _csv(rows: Grid) -> bytes:
    """UTF-8 with a byte order mark, so that Excel reads the Chinese; ends of lines as RFC 4180 wants them."""
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue().encode("utf-8-sig")
