"""An HTML table -> rows of cells with their spans; and which tables are only the layout of an old page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.authoring.importers.source import Cell

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LARGEST_SPAN = 200
_LAYOUT_TEXT = 600
"""Characters in one cell from which a table of few cells is a frame round a text and not a table."""


def is_layout(table: LexborNode) -> bool:
    """True for a table that old sites used to place things: one column or row of long text, or tables inside."""
    if table.attributes.get("role") == "presentation":
        return True
    rows = [list(_cells(row)) for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if len(cells) <= 1 or any(cell.css_first("table") for cell in cells):
        return True
    longest = max((len(cell.text(strip=True)) for cell in cells), default=0)
    return longest > _LAYOUT_TEXT and (len(cells) <= 6 or max(len(row) for row in rows) == 1)


def rows_of(table: LexborNode, inner: Callable[[LexborNode], str]) -> tuple[tuple[Cell, ...], ...]:
    """Every row with cells; hidden ones are gone before. ``inner`` reads a cell's text."""
    caption = table.css_first("caption")
    rows: list[tuple[Cell, ...]] = []
    for row in _rows(table):
        cells = tuple(
            Cell(inner(cell), _span(cell, "colspan"), _span(cell, "rowspan"), header=cell.tag == "th")
            for cell in _cells(row)
        )
        if cells:
            rows.append(cells)
    width = max((sum(cell.colspan for cell in row) for row in rows), default=1)
    title = ((Cell(inner(caption), colspan=width, header=True),),) if caption and caption.text(strip=True) else ()
    return (*title, *rows)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (cell for cell in row.iter() if cell.tag in ("td", "th"))


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), _LARGEST_SPAN) if value.isdigit() else 1
