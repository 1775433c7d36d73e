"""The lines below a table, parted from it by an empty row, and further tables on the same sheet.

A sheet that is printed as a notice ends as one: a sentence, the office and the day, each in one cell, below an empty
row. They are no rows of the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.authoring.importers.source import notice
from generator.content.grid import Grid
from generator.model.diagnostic import Diagnostic

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class PartedSheet:
    """grid: the rows down to the last of the table. tail: the lines below it. tables: where others seem to begin."""

    grid: Grid
    tail: tuple[str, ...]
    tables: tuple[str, ...]

    def notices(self, title: str) -> tuple[Diagnostic, ...]:
        """What to say of further tables; title: the sheet's name."""
        if not self.tables:
            return ()
        told = f"工作表“{title}”里像是不止一张表，都连成了一张：{'、'.join(self.tables)}"
        return (notice(told, "请把每张表放到单独的工作表里，再导入。"),)


def parted(grid: Grid, numbers: Sequence[int]) -> PartedSheet:
    """numbers: of each row on the sheet."""
    blocks = _blocks(grid)
    tail: list[str] = []
    while len(blocks) > 1 and _is_table(grid, blocks[0]) and all(len(_said(grid[row])) == 1 for row in blocks[-1]):
        tail[:0] = [text for row in blocks.pop() for text in _said(grid[row])]
    tables = [
        f"第 {numbers[rows[0]]} 行“{first[0][:_SHOWN]}”"
        for rows in blocks[1:]
        if len(first := _said(grid[rows[0]])) == 1 and _is_table(grid, rows)
    ]
    end = blocks[-1][-1] + 1 if blocks else 0
    return PartedSheet(grid[:end], tuple(tail), tuple(tables))


def _blocks(grid: Grid) -> list[list[int]]:
    """The places of the rows that stand together without an empty row between."""
    blocks: list[list[int]] = []
    before = True
    for place, row in enumerate(grid):
        empty = not _said(row)
        if not empty:
            if before:
                blocks.append([])
            blocks[-1].append(place)
        before = empty
    return blocks


def _is_table(grid: Grid, rows: Sequence[int]) -> bool:
    """Whether at least two of the rows hold more than one text."""
    return sum(len(_said(grid[row])) > 1 for row in rows) > 1


def _said(row: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(cell.strip() for cell in row if cell.strip()))
