"""A workbook or CSV file -> RawText: each visible sheet as a table and as CSV rows for a list (清单)."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning import checkbox_glyphs
from generator.authoring.importers.encodings import decode
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
from generator.content.grid import Grid, headed, named
from generator.content.workbook import DAMAGED, LARGEST, LOCKED, SWOLLEN, read_workbook, trimmed
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
    return _assembled([("", trimmed(grid))], (), (), path)


def workbook(path: Path) -> RawText:
    """The visible cells of an .xlsx file. Raises OSError."""
    read = read_workbook(path.read_bytes(), inline.safe)
    if read.wrong:
        return refused(read.wrong, _MENDED[read.wrong])
    sheets: list[tuple[str, Grid]] = []
    dropped = [f"工作表“{title}”" for title in read.hidden]
    changes: tuple[ImportChange, ...] = ()
    notices: list[Diagnostic] = []
    for sheet in read.sheets:
        if sheet.large:
            notices.append(notice(f"工作表“{sheet.title}”超过 50 万格，没有导入", "请拆分后再导入。"))
            continue
        changes += change("合并单元格逐行补齐", list(sheet.merged)) + change("未带入批注", list(sheet.comments))
        dropped += [f"“{sheet.title}”第 {row} 行" for row in sheet.hidden_rows]
        dropped += [f"“{sheet.title}”第 {column} 列" for column in sheet.hidden_columns]
        sheets.append((sheet.title, trimmed(sheet.grid)))
    return _assembled(sheets, (*changes, *change("未带入隐藏的工作表、行和列", dropped)), tuple(notices), path)


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
