"""An HTML table -> rows of cells with their spans; and which tables are only the layout of an old page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from generator.authoring.importers.cleaning.site_chrome import is_label
from generator.authoring.importers.source import Cell

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_LARGEST_SPAN = 200
_NESTED_SHARE = 0.5
_LAYOUT_TEXT = 600
"""Characters in one cell from which a table of few cells is a frame round a text and not a table."""


def is_layout(table: LexborNode) -> bool:
    """True for a table that old sites used to place things: one column or row of long text, or tables inside that hold
    most of it. A grid of short cells one of which holds a small table is data."""
    if table.attributes.get("role") == "presentation":
        return True
    rows = [list(_cells(row)) for row in _rows(table)]
    cells = [cell for row in rows for cell in row]
    if len(cells) <= 1:
        return True
    if nested := [cell for cell in cells if cell.css_first("table")]:
        inside = sum(len(one.text(strip=True)) for cell in nested for one in cell.css("table")[:1])
        grid = len(rows) >= 2 and min(len(row) for row in rows) >= 2 and len(cells) >= 4 * len(nested)
        return not grid or inside > _NESTED_SHARE * len(table.text(strip=True))
    longest = max((len(cell.text(strip=True)) for cell in cells), default=0)
    return longest > _LAYOUT_TEXT and (len(cells) <= 6 or max(len(row) for row in rows) == 1)


def is_data(table: LexborNode) -> bool:
    """True for a grid of data, not of links, and no box of labels and values."""
    rows = [list(_cells(row)) for row in _rows(table)]
    if (
        len(rows) < 2
        or min(len(row) for row in rows) < 2
        or is_layout(table)
        or table.css_first("a, input, table table")
    ):
        return False
    return not any(is_label(cell.text(strip=True)) for row in rows for cell in row)


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
    """The rows in the order in which a browser shows them: the head first and the foot last."""
    parts = sorted(table.iter(), key=lambda child: {"thead": 0, "tfoot": 2}.get(child.tag or "", 1))
    for child in parts:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (cell for cell in row.iter() if cell.tag in ("td", "th"))


def _span(cell: LexborNode, name: str) -> int:
    value = re.match(r"\s*\+?(\d{1,9})", cell.attributes.get(name) or "")
    return min(max(int(value.group(1)), 1), _LARGEST_SPAN) if value else 1
