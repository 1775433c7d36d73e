"""Rows of a sheet or of a CSV file -> cells of a table: heads over several rows, cells as whoever typed them meant
them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.authoring.importers.sheet_marks import SheetMarks
from generator.authoring.importers.source import Cell, notice
from generator.content.csv_lines import CsvRecords
from generator.content.grid import Grid
from generator.model.diagnostic import Diagnostic

_LINK = re.compile(r'=HYPERLINK\(\s*"((?:https?|mailto):[^"]*)"\s*(?:[,，]\s*"([^"]*)"\s*)?\)', re.IGNORECASE)
_FORMULA = re.compile(r"=(?:[A-Z][A-Z.0-9]*\(|\$?[A-Z]{1,3}\$?\d+\s*[-+*/&])", re.IGNORECASE)
_ROUNDED = re.compile(r"[1-9](?:\.\d+)?E\+(?:1[1-9]|[2-9]\d)", re.IGNORECASE)
_ERRORS = frozenset("#REF! #DIV/0! #VALUE! #NAME? #N/A #NUM! #NULL! #SPILL! #CALC!".split())
_APOSTROPHE = re.compile(r"'(?=\d[\dXx-]*$)")
"""How a number is made a text in a cell; a CSV file made by a program has the sign itself."""


def head_cells(heads: Grid) -> tuple[tuple[Cell, ...], ...]:
    """Rows of names with their spans: merged cells come filled in, so that equal neighbours are one name."""
    taken: set[tuple[int, int]] = set()
    return tuple(tuple(_spans(heads, row, taken)) for row in range(len(heads)))


def _spans(heads: Grid, row: int, taken: set[tuple[int, int]]) -> Iterator[Cell]:
    names = heads[row]
    for column, name in enumerate(names):
        if (row, column) in taken:
            continue
        right = column + 1
        while len(heads) > 1 and name and right < len(names) and names[right] == name and (row, right) not in taken:
            right += 1
        down = row + 1
        while name and down < len(heads) and all(cell == name for cell in heads[down][column:right]):
            down += 1
        taken.update((at, place) for at in range(row, down) for place in range(column, right))
        yield Cell(name, right - column, down - row, header=True)


def body_cells(rows: Grid) -> tuple[tuple[Cell, ...], ...]:
    """Rows below the names."""
    return tuple(tuple(map(Cell, row)) for row in rows)


def csv_cells(found: CsvRecords, marks: SheetMarks) -> tuple[Grid, list[Diagnostic]]:
    """The rows of a CSV file, links marked, and what is to be looked at in them, by line."""
    formulas: list[str] = []
    rounded: list[str] = []
    errors: list[str] = []
    grid: Grid = []
    for line, cells in found.rows:
        row = []
        for cell in cells:
            text = _APOSTROPHE.sub("", " ".join(cell.split()))
            if link := _LINK.fullmatch(text):
                text = marks.link(link[2] or link[1], link[1])
            elif _FORMULA.match(text):
                formulas.append(f"第 {line} 行 {text[:30]}")
            elif _ROUNDED.fullmatch(text):
                rounded.append(f"第 {line} 行 {text}")
            elif text in _ERRORS:
                errors.append(f"第 {line} 行 {text}")
            row.append(text)
        grid.append(row)
    spread = [f"第 {line} 行" for line in found.spread]
    return grid, [
        notice(message.format("、".join(places[:20])), hint)
        for message, hint, places in (
            ("CSV 里有公式，不是算出的结果：{}", "请用 Excel 或 WPS 打开原表，另存为 CSV UTF-8 后再导入。", formulas),
            ("长数字已经变成科学记数，后几位丢失：{}", "请把原表的这一列设成文本格式，填好后再导出。", rounded),
            ("有错误值：{}", "请在原表里改正公式，再导入。", errors),
            ("有一格跨了几行，里面有分隔符，可能是英文双引号没有成对：{}", "请核对这几行。", spread),
        )
        if places
    ]
