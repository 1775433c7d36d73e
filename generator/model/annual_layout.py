"""A table of the annual report's form -> its cells as they lie on paper: heads over several rows and columns, figures
with the heads that they stand under. Pages and workbooks are made from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from generator.model.annual_form import FormLine, FormTable, depth, every_line, leaves


class LaidCell(msgspec.Struct, frozen=True):
    """One cell. top, left: from 0; down, across: rows and columns that it takes. scope: col, colgroup, row or
    rowgroup of a head, "" of a figure and of the corner. id: of a head. heads: ids of those over and before a figure.
    row, column: of a figure."""

    top: int
    left: int
    down: int = 1
    across: int = 1
    text: str = ""
    scope: str = ""
    id: str = ""
    heads: tuple[str, ...] = ()
    row: str = ""
    column: str = ""


class LaidTable(msgspec.Struct, frozen=True):
    """head, body: cells in reading order. levels: rows of the head. before: columns of the names of rows."""

    head: tuple[LaidCell, ...]
    body: tuple[LaidCell, ...]
    levels: int
    before: int

    @property
    def rows(self) -> Iterator[tuple[bool, list[LaidCell]]]:
        """(whether of the head, cells) of each row."""
        for part, of_head in ((self.head, True), (self.body, False)):
            for top in sorted({cell.top for cell in part}):
                yield of_head, [cell for cell in part if cell.top == top]


def laid_out(table: FormTable) -> LaidTable:
    """The cells of a table as the form has them."""
    return _across(table) if table.across else _down(table)


def _down(table: FormTable) -> LaidTable:
    """Rows below each other."""
    levels, before = depth(table.columns), depth(table.rows)
    corner = LaidCell(0, 0, levels, before, table.head)
    head = [corner, *_heads(table.columns, "k", levels, left=before)]
    body = []
    opened: set[str] = set()
    for top, path in enumerate(leaves(table.rows), levels):
        for deep, line in enumerate(path):
            if line.id not in opened:
                opened.add(line.id)
                own = deep == len(path) - 1
                across, down, scope = (before - deep, 1, "row") if own else (1, _count(line), "rowgroup")
                body.append(LaidCell(top, deep, down, across, line.name, scope, f"h-{line.id}"))
        for place, column in enumerate(leaves(table.columns), before):
            heads = (*(f"h-{line.id}" for line in path), *(f"k-{line.id}" for line in column))
            body.append(LaidCell(top, place, heads=heads, row=path[-1].id, column=column[-1].id))
    return LaidTable(_in_order(head), tuple(body), levels, before)


def _across(table: FormTable) -> LaidTable:
    """Rows side by side, each over the columns of its own: one row of figures."""
    upper, lower = depth(table.rows), depth(table.columns)
    wide = sum(1 for _ in leaves(table.columns))
    head = [*_heads(table.rows, "h", upper, wide=wide)]
    body = []
    for place, path in enumerate(leaves(table.rows)):
        kind = f"k-{path[-1].id}"
        head += _heads(table.columns, kind, lower, top=upper, left=place * wide)
        for at, column in enumerate(leaves(table.columns), place * wide):
            heads = (*(f"h-{line.id}" for line in path), *(f"{kind}-{line.id}" for line in column))
            body.append(LaidCell(upper + lower, at, heads=heads, row=path[-1].id, column=column[-1].id))
    return LaidTable(_in_order(head), tuple(body), upper + lower, 0)


def _heads(
    lines: Sequence[FormLine], kind: str, levels: int, *, top: int = 0, left: int = 0, wide: int = 1
) -> Iterator[LaidCell]:
    """The names of columns. wide: columns of the table below each."""
    for path in every_line(lines):
        deep, line = len(path) - 1, path[-1]
        across = _count(line) * wide
        down = 1 if line.below else levels - deep
        scope = "colgroup" if across > 1 else "col"
        yield LaidCell(top + deep, left, down, across, line.name, scope, f"{kind}-{line.id}")
        left += 0 if line.below else across


def _in_order(cells: Sequence[LaidCell]) -> tuple[LaidCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.top, cell.left)))


def _count(line: FormLine) -> int:
    return sum(1 for _ in leaves([line]))
