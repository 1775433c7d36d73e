"""An .xlsx, .csv or .docx file -> its tables, each a grid of text in which merged cells have their value everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.authoring.importers import docx, inline
from generator.authoring.importers.encodings import decode
from generator.authoring.importers.source import SourceBlock
from generator.content.csv_lines import csv_records
from generator.content.grid import Grid
from generator.content.workbook import LARGEST, read_workbook, trimmed

TAKEN = (".xlsx", ".xlsm", ".docx", ".csv")
_BEFORE = 3
"""How many lines before a Word table may say what it is."""


class SourceTable(msgspec.Struct, frozen=True):
    """One table. name: of the sheet, or where it stands. above: lines before it that may name it. numbers: of the rows
    in the file, since empty and hidden ones are not in the grid."""

    name: str
    grid: Grid
    above: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


class ReadTables(msgspec.Struct, frozen=True):
    """Every table of a file. left: what a reader does not see and that is not taken along. refusal: why nothing can be
    read, or ""."""

    tables: tuple[SourceTable, ...] = ()
    left: tuple[str, ...] = ()
    refusal: str = ""


def read_tables_of(path: Path) -> ReadTables:
    """Never raises for what is in the file; OSError when it cannot be opened."""
    suffix = path.suffix.lower()
    if suffix not in TAKEN:
        return ReadTables(refusal=f"目录表要是 {'、'.join(TAKEN)} 文件；旧格式请先另存为 .xlsx 或 .docx")
    if path.stat().st_size > LARGEST:
        return ReadTables(refusal="文件超过 50 MB，请只保留目录表")
    if suffix == ".docx":
        return _of_word(path)
    return _of_csv(path) if suffix == ".csv" else _of_workbook(path.read_bytes())


def _of_workbook(data: bytes) -> ReadTables:
    read = read_workbook(data, inline.safe, as_shown=True)
    if read.wrong:
        return ReadTables(refusal=read.wrong)
    left = [f"隐藏的工作表“{title}”" for title in read.hidden]
    tables = []
    for sheet in read.sheets:
        if sheet.large:
            left.append(f"工作表“{sheet.title}”（超过 50 万格）")
        left += [f"“{sheet.title}”隐藏的第 {row} 行" for row in sheet.hidden_rows]
        left += [f"“{sheet.title}”隐藏的第 {column} 列" for column in sheet.hidden_columns]
        left += [f"“{sheet.title}”的批注：{text}" for text in sheet.comments]
        left += [f"“{sheet.title}”{where} 的公式（文件里没有存结果）" for where in sheet.remarks.unresolved]
        grid = trimmed(sheet.grid)
        tables += [SourceTable(sheet.title, grid, numbers=_filled_rows(sheet.grid, sheet.numbers))] if grid else []
    return ReadTables(tuple(tables), tuple(left))


def _filled_rows(grid: Grid, numbers: Sequence[int]) -> tuple[int, ...]:
    """The numbers of the rows that are not empty, which a trimmed grid has."""
    return tuple(number for number, row in zip(numbers, grid, strict=True) if any(cell.strip() for cell in row))


def _of_csv(path: Path) -> ReadTables:
    decoded = decode(path.read_bytes())
    if decoded is None:
        return ReadTables(refusal="认不出文件的文字编码，请另存为 CSV UTF-8")
    read = csv_records(inline.safe(decoded.text), anyhow=True)
    if read.wrong:
        return ReadTables(refusal=f"CSV 文件第 {read.wrong} 行：{read.reason}，请用 WPS 或 Excel 打开并另存")
    grid = [[" ".join(cell.split()) for cell in cells] for _, cells in read.rows]
    return ReadTables((SourceTable(path.stem, trimmed(grid), numbers=tuple(number for number, _ in read.rows)),))


def _of_word(path: Path) -> ReadTables:
    raw = docx.read(path)
    if raw.failed:
        return ReadTables(refusal="；".join(notice.message for notice in raw.notices if notice.level == "error"))
    tables: list[SourceTable] = []
    lines: list[str] = []
    for block in raw.blocks:
        if block.kind == "table":
            grid, name = _filled(block), f"第 {len(tables) + 1} 个表格"
            numbers = _filled_rows(grid, range(1, len(grid) + 1))
            tables.append(SourceTable(name, trimmed(grid), tuple(lines[-_BEFORE:]), numbers))
            lines = []
        elif text := " ".join(inline.plain(block.text).split()):
            lines.append(text)
    return ReadTables(tuple(table for table in tables if table.grid))


def _filled(block: SourceBlock) -> Grid:
    """The cells of a table with spans, each span filled with the text of its first cell."""
    taken: dict[tuple[int, int], str] = {}
    for number, row in enumerate(block.rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            text = " ".join(inline.plain(cell.text).split())
            for down in range(max(cell.rowspan, 1)):
                for across in range(max(cell.colspan, 1)):
                    taken[number + down, column + across] = text
            column += max(cell.colspan, 1)
    return _rows(taken, len(block.rows))


def _rows(taken: dict[tuple[int, int], str], count: int) -> list[list[str]]:
    width = max((column + 1 for _, column in taken), default=0)
    columns: Sequence[int] = range(width)
    return [[taken.get((row, column), "") for column in columns] for row in range(count)]
