"""The tables of an OpenDocument file -> what is shown of them: hidden sheets, rows, columns are empty or gone."""

from __future__ import annotations

from typing import Any

from generator.access.copies.office.scrub import remove
from generator.access.copies.open_names import q
from generator.access.copies.open_styles import OpenStyles
from generator.access.copies.refused import COLUMNS, ROWS, Removed, too_large

_ON_DEMAND = ("collapse", "filter")


def shown_sheets(root: Any, removed: Removed, styles: OpenStyles) -> None:
    """Hidden sheets go; hidden rows and columns stay as empty ones, so that the others keep their numbers."""
    for table in list(root.iter(q("table:table"))):
        if styles.value("table", table.get(q("table:style-name"), ""), "table:display") == "false":
            removed["hidden sheet"] += 1
            remove(table)
            continue
        columns = _hidden_columns(table, styles)
        rows = list(table.iter(q("table:table-row")))
        if len(rows) > ROWS:
            raise too_large(f"工作表超过 {ROWS} 行")
        for row in rows:
            flat = styles.flat(row, "table-row", "style:row-height")
            if flat or row.get(q("table:visibility")) in _ON_DEMAND:
                removed["hidden row"] += _emptied(row, None)
            else:
                removed["hidden column"] += _emptied(row, columns)


def _hidden_columns(table: Any, styles: OpenStyles) -> list[range]:
    found, at = [], 0
    for column in table.iter(q("table:table-column")):
        count = _count(column, "table:number-columns-repeated")
        flat = styles.flat(column, "table-column", "style:column-width")
        if flat or column.get(q("table:visibility")) in _ON_DEMAND:
            found.append(range(at, at + count))
        at += count
    return found


def _count(node: Any, name: str) -> int:
    given = node.get(q(name), "1")
    if not given.isdecimal() or int(given) > max(ROWS * 10, COLUMNS):
        raise too_large(f"工作表超过 {COLUMNS} 列")
    return int(given)


def _emptied(row: Any, columns: list[range] | None) -> int:
    """Take what stands in some cells of a row. Returns whether there was something."""
    lost, at = 0, 0
    for cell in row:
        count = _count(cell, "table:number-columns-repeated")
        covered = cell.tag == q("table:covered-table-cell")
        if covered or columns is None or any(at < one.stop and one.start < at + count for one in columns):
            lost |= int(len(cell) > 0)
            emptied(cell)
        at += count
    return lost


def emptied(cell: Any) -> None:
    """Take out of a cell what stands in it, not the cell."""
    for inner in list(cell):
        remove(inner)
    for key in [key for key in cell.attrib if "value" in key or "formula" in key or "date" in key]:
        del cell.attrib[key]
