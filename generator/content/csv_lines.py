"""The text of a CSV file -> its headings, its rows with their lines, and what is wrong with its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import msgspec


class CsvText(msgspec.Struct, frozen=True):
    """line: of the headings. rows: (line, cells), each with as many cells as there are headings. wrong: (line, what is
    wanted instead)."""

    line: int
    names: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    wrong: tuple[tuple[int, str], ...] = ()


def csv_lines(text: str) -> CsvText:
    """Read a table whose cells are apart by commas or by tabs; blank lines are no rows."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    names: tuple[str, ...] = ()
    rows: list[tuple[int, tuple[str, ...]]] = []
    wrong: list[tuple[int, str]] = []
    first, number = 1, 1
    try:
        for written in reader:
            cells = tuple(cell.strip() for cell in written)
            if any(cells) and not names:
                names, first = cells, number
            elif any(cells[len(names) :]):
                wanted = f"{len(names)} 格，这一行有 {len(cells)} 格；含有逗号的格要用英文双引号括起来"
                wrong.append((number, wanted))
            elif any(cells):
                rows.append((number, (*cells, *[""] * len(names))[: len(names)]))
            number = reader.line_num + 1
    except csv.Error as error:
        wrong.append((max(1, reader.line_num), f"完整的 CSV：英文双引号要成对（{error}）"))
    if not names and not wrong:
        wrong.append((1, "第一行写列名，以下每行一项"))
    return CsvText(first, names, tuple(rows), tuple(wrong))


def cell_column(lines: Sequence[str], number: int, place: int) -> int:
    """The 1-based column at which a cell begins in a file. lines: of the whole file. number: of the cell's line, from
    1. place: among its cells, from 0; 1 where the line has fewer."""
    starts, quoted, delimiter = [1], False, _delimiter(lines[0])
    for column, char in enumerate(lines[number - 1], 1):
        quoted ^= char == '"'
        if char == delimiter and not quoted:
            starts.append(column + 1)
    return starts[place] if place < len(starts) else 1


def _delimiter(text: str) -> str:
    head, _, _ = text.partition("\n")
    return "\t" if "\t" in head and "," not in head else ","
