"""Tables of Word -> rows in which every cell stands in its own column: offsets, old merges, tables inside tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word.names import W, all_of, deleted_text, note, parents, text, words_run

WIDEST = 63
"""Columns of a table of Word."""


@dataclass(slots=True)
class Laid:
    """covered: texts in cells that a merge covers, which Word does not show. nested: places of tables within tables."""

    covered: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)


def laid_out(root: Element) -> Laid:
    """Make the columns plain, in place, the innermost table first."""
    laid = Laid()
    above = parents(root)
    for mark in all_of(root, "bookmarkStart", "bookmarkEnd"):
        # Between rows or cells they would stand in the way of merged cells; links within a document do not come along.
        above[mark].remove(mark)
    for table in reversed(list(all_of(root, "tbl"))):
        for row in table.findall(f"{W}tr"):
            _merged(row, laid)
            _offset(row)
        _covered(table, laid)
    for table in all_of(root, "tbl"):
        if _is_data(table):
            _flattened(table, laid)
    return laid


def _merged(row: Element, laid: Laid) -> None:
    """``w:hMerge``, how Word 97 merged cells of a row, as a span (ECMA-376 part 1, 17.4.22)."""
    first: Element | None = None
    for cell in row.findall(f"{W}tc"):
        merge = cell.find(f"{W}tcPr/{W}hMerge")
        if merge is None:
            first = None
        elif merge.get(f"{W}val", "continue") == "restart":
            first = cell
        elif first is not None:
            _set_span(first, _span(first) + _span(cell))
            laid.covered.extend(filter(None, (deleted_text(cell),)))
            row.remove(cell)


def _offset(row: Element) -> None:
    """Columns that a row leaves free before and after its cells (17.4.15, 17.4.14) as empty cells."""
    for name, at in (("gridBefore", 0), ("gridAfter", len(row))):
        node = row.find(f"{W}trPr/{W}{name}")
        value = node.get(f"{W}val", "") if node is not None else ""
        if not value.isdigit() or not 0 < int(value) <= WIDEST:
            continue
        cell = Element(f"{W}tc")
        SubElement(cell, f"{W}tcPr")
        _set_span(cell, int(value))
        SubElement(cell, f"{W}p")
        first = next((index for index, child in enumerate(row) if child.tag == f"{W}tc"), len(row))
        row.insert(first if at == 0 else len(row), cell)


def _covered(table: Element, laid: Laid) -> None:
    """Texts in cells that go on from the one above: Word does not show them."""
    open_columns: set[int] = set()
    for row in table.findall(f"{W}tr"):
        column = 0
        still: set[int] = set()
        for cell in row.findall(f"{W}tc"):
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                going_on = merge.get(f"{W}val", "continue") != "restart"
                if going_on and column in open_columns:
                    laid.covered.extend(filter(None, (deleted_text(cell),)))
                    for child in list(cell):
                        if child.tag == f"{W}p":
                            _emptied(child)  # a number of its own still counts
                        elif child.tag != f"{W}tcPr":
                            cell.remove(child)
                    if cell.find(f"{W}p") is None:
                        SubElement(cell, f"{W}p")
                elif going_on:
                    merge.set(f"{W}val", "restart")  # nothing above to go on from: a cell of its own
                still.add(column)
            column += _span(cell)
        open_columns = still


def _emptied(paragraph: Element) -> None:
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)


def _is_data(table: Element) -> bool:
    """Whether a table has columns and rows, and is no frame around a text."""
    rows = table.findall(f"{W}tr")
    cells = [row.findall(f"{W}tc") for row in rows]
    filled = sum(1 for row in cells for cell in row if text(cell))
    return sum(len(row) > 1 for row in cells) >= 2 and filled >= 4


def _flattened(table: Element, laid: Laid) -> None:
    """Tables in the cells of a table as lines of their rows: a page has one level of rows and columns."""
    above = parents(table)
    for cell in table.iter(f"{W}tc"):
        for inner in cell.findall(f"{W}tbl"):
            note(laid.nested, "", inner, above)
            at = list(cell).index(inner)
            cell.remove(inner)
            for offset, row in enumerate(inner.iter(f"{W}tr")):
                cell.insert(at + offset, _line(row))


def _line(row: Element) -> Element:
    """A row as a paragraph: the runs of its cells, parted by a blank of full width."""
    line = Element(f"{W}p")
    for cell in row.findall(f"{W}tc"):
        pieces = [
            child
            for paragraph in cell.findall(f"{W}p")
            for child in paragraph
            if child.tag in (f"{W}r", f"{W}hyperlink")
        ]
        if len(line) and pieces:
            line.append(words_run("　"))
        line.extend(pieces)
    return line


def _span(cell: Element) -> int:
    node = cell.find(f"{W}tcPr/{W}gridSpan")
    value = node.get(f"{W}val", "1") if node is not None else "1"
    return min(max(int(value), 1), WIDEST) if value.isdigit() else 1


def _set_span(cell: Element, size: int) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = Element(f"{W}tcPr")
        cell.insert(0, properties)
    node = properties.find(f"{W}gridSpan")
    if node is None:
        node = SubElement(properties, f"{W}gridSpan")
    node.set(f"{W}val", str(min(size, WIDEST)))
