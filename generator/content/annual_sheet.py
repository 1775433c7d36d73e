"""A workbook as offices fill it in -> the figures of an annual report: tables are found by the names of their columns,
rows by what stands before the figures, on one sheet or on several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from generator.base.patterns import lazy_re
from generator.content.annual_found import FoundFigure, unfit
from generator.content.workbook import VisibleSheet, read_workbook, row_of
from generator.model.annual_form import AnnualForm, FormTable, lines_by_name, plain
from generator.model.source import ReadError

_ROWS_OF_HEADS = 4
"""Over how many rows the names of columns may stand."""
_DIGIT = lazy_re(r"[0-9]")


class _Head(msgspec.Struct, frozen=True):
    """Where the figures of a table stand. cells: place in a row of the grid -> (row or "", column); "" where the row is
    told by what stands before the figures."""

    table: FormTable
    first: int
    cells: Mapping[int, tuple[str, str]]


def figures_of_sheets(data: bytes, form: AnnualForm) -> tuple[list[FoundFigure], list[ReadError]]:
    """Every figure that a reader sees, and what is wrong. Never raises for what is in the file."""
    book = read_workbook(data)
    if book.wrong:
        return [], [unfit(1, f"能打开的 XLSX 文件（{book.wrong}）")]
    found: list[FoundFigure] = []
    faults: list[ReadError] = []
    for sheet in book.sheets:
        here = list(_figures(sheet, form, faults))
        found += here
        if here:
            faults += _unseen(sheet)
    if not found and not faults:
        faults.append(unfit(1, "有报告格式里的表：列名、行名照格式写，数填在格里"))
    return found, faults


def _figures(sheet: VisibleSheet, form: AnnualForm, faults: list[ReadError]) -> Iterator[FoundFigure]:
    heads: list[_Head] = []
    letters = _letters(sheet)
    rows_named = {table.id: lines_by_name(table.rows) for table in form.tables}
    for at, cells in enumerate(sheet.grid):
        fresh = list(_heads(sheet.grid, at, form))
        if fresh:
            heads = fresh
            continue
        line = sheet.numbers[at]
        for head in heads:
            row = rows_named[head.table.id].get(plain(_label(cells, head.first)), "")
            across = any(own for own, _ in head.cells.values())
            if not across and row not in head.table.row_paths:
                continue
            for place, (own, column) in head.cells.items():
                where = f"工作表“{sheet.title}”{letters[place]}{line}"
                yield FoundFigure(head.table, own or row, column, cells[place], line, place + 1, where)
            heads = [] if across else heads
            break
        else:
            if heads and _filled(cells, heads[0]) and not _named(cells, form):
                label = _label(cells, heads[0].first)
                where = f"工作表“{sheet.title}”第 {line} 行"
                faults.append(unfit(line, f"报告格式里的一行，{where}的“{label}”不是"))


def _unseen(sheet: VisibleSheet) -> Iterator[ReadError]:
    """Figures that the file does not hold."""
    for where in sheet.remarks.unresolved:
        told = f"已经算出结果的数，工作表“{sheet.title}”{where} 的公式还没有算；用 Excel 或 WPS 打开这个文件，保存一次"
        yield unfit(row_of(where), told)


def _filled(cells: list[str], head: _Head) -> bool:
    """Whether a row holds figures where a table has them."""
    return any(_DIGIT.match(cells[place]) for place in head.cells)


def _named(cells: list[str], form: AnnualForm) -> bool:
    """Whether a row is the title of a table or a part: it says one thing, from one end to the other."""
    return len({cell for cell in cells if cell}) == 1


def _label(cells: list[str], first: int) -> str:
    """What stands right before the figures."""
    return next((cell for cell in reversed(cells[:first]) if cell), "")


def _letters(sheet: VisibleSheet) -> list[str]:
    """The letters of the columns that are seen."""
    from generator.content.sheets.cells import letters  # which few documents need

    width = max(map(len, sheet.grid), default=0)
    hidden = {*sheet.hidden_columns}
    seen = (number for number in range(1, width + len(hidden) + 1) if number not in hidden)
    return [letters(number) for number, _ in zip(seen, range(width), strict=False)]


def _heads(grid: list[list[str]], at: int, form: AnnualForm) -> Iterator[_Head]:
    """The tables whose columns are named in a row of the grid, with the rows above it where cells are empty."""
    for rows in range(1, _ROWS_OF_HEADS + 1):
        window = grid[max(0, at - rows + 1) : at + 1]
        words = [plain(next((cell for cell in reversed(column) if cell), "")) for column in zip(*window, strict=False)]
        own = {plain(cell) for cell in grid[at] if cell}
        heads = [head for table in form.tables if (head := _head(table, words, own))]
        if heads:
            yield from heads
            return


def _head(table: FormTable, words: list[str], own: set[str]) -> _Head | None:
    names = lines_by_name(table.columns)
    columns = [names.get(word, "") for word in words]
    wanted = list(table.column_paths)
    rows = list(table.row_paths)
    if not any(names.get(word) in table.column_paths for word in own):
        return None
    for first in range(len(columns) - len(wanted) + 1):
        if columns[first : first + len(wanted)] != wanted:
            continue
        side_by_side = wanted * len(rows)
        if table.across and columns[first : first + len(side_by_side)] == side_by_side:
            cells = [(row, column) for row in rows for column in wanted]
        else:
            cells = [("", column) for column in wanted]
        return _Head(table, first, {first + place: cell for place, cell in enumerate(cells)})
    return None
