"""A sheet's part -> its cells as they are stored, and which rows and columns nobody sees (18.3.1)."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import msgspec

from generator.base.patterns import lazy_re
from generator.content.sheets.package import SheetPackage, all_of, attribute, local

MOST_CELLS = 500_000
"""Filled cells of a sheet; a larger one is a database that somebody sent by mistake."""
_MOST_EMPTY = 3_000_000
"""Cells with a format and nothing in them, as whole columns of them get."""
_NARROW, _FLAT = 0.3, 1.0
"""A column's width in letters and a row's height in points below which nothing is seen."""
_COORDINATE = lazy_re(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_ESCAPED = lazy_re(r"_x([0-9A-Fa-f]{4})_")
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 1."""


class StoredCell(msgspec.Struct, frozen=True):
    """kind: n, s, str, inlineStr, b, e or d. formula: None for a cell without one. rich: number of what stands behind
    the value (vm), from 1; 0 for nothing."""

    kind: str
    value: str | None
    style: int = 0
    formula: str | None = None
    rich: int = 0


class StoredSheet(msgspec.Struct):
    """cells: by row and column, those that hold anything. links: areas with the id of their target and their place in
    the workbook. large: more cells than are read."""

    cells: dict[tuple[int, int], StoredCell] = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[int] = set()
    merged: list[Area] = []
    links: list[tuple[Area, str, str]] = []
    large: bool = False

    def add(self, element: Element, row: int, column: int) -> int:
        """A cell of a row; returns its column."""
        if at := place(element.get("r", "")):
            row, column = at
        value = formula = None
        for part in element:
            name = local(part.tag)
            if name == "v":
                value = part.text or ""
            elif name == "f":
                formula = part.text or ""
            elif name == "is":
                value = text_in(part)
        if value is not None or formula is not None:
            kind = element.get("t", "n")
            self.cells[row, column] = StoredCell(
                kind, value, _whole(element.get("s")), formula, _whole(element.get("vm"))
            )
        return column


def stored_sheet(package: SheetPackage, part: str) -> StoredSheet:
    """Raises UnopenedError."""
    sheet = StoredSheet({}, set(), set(), [], [])
    row = column = seen = 0
    flat = False
    for event, element in package.events(part):
        name = local(element.tag)
        if event == "start":
            if name == "row":
                row, column = _whole(element.get("r")) or row + 1, 0
                unsaid = flat and element.get("hidden") is None and element.get("ht") is None
                if unsaid or _hides(element, "ht", _FLAT):
                    sheet.hidden_rows.add(row)
            elif name == "sheetFormatPr":
                flat = element.get("zeroHeight", "") in ("1", "true")
            continue
        if name == "c":
            column = sheet.add(element, row, column + 1)
            seen += 1
        elif name == "col" and _hides(element, "width", _NARROW):
            first = max(1, _whole(element.get("min")))
            sheet.hidden_columns.update(range(first, min(_whole(element.get("max")), 16_384) + 1))
        elif name == "mergeCell" and (area := area_of(element.get("ref", ""))):
            sheet.merged.append(area)
        elif name == "hyperlink" and (area := area_of(element.get("ref", ""))):
            sheet.links.append((area, attribute(element, "id"), element.get("location", "")))
        if name in ("row", "col", "mergeCell", "hyperlink", "conditionalFormatting", "dataValidation"):
            element.clear()
        if len(sheet.cells) > MOST_CELLS or seen > _MOST_EMPTY:
            return StoredSheet(large=True)
    return sheet


def _hides(element: Element, size: str, least: float) -> bool:
    """A row or column that is hidden, filtered away, or so small that nothing of it is seen."""
    try:
        none = float(element.get(size, "1")) < least
    except ValueError:
        none = False
    return none or element.get("hidden", "") in ("1", "true")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0


def place(reference: str) -> tuple[int, int] | None:
    """B3 -> (3, 2); None for what is no cell."""
    match = _COORDINATE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column


def area_of(reference: str) -> Area | None:
    """A1:D1 -> (1, 1, 1, 4), one cell likewise."""
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    if start is None or end is None:
        return None
    return min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])


def letters(column: int) -> str:
    """28 -> AB."""
    said = ""
    while column:
        column, rest = divmod(column - 1, 26)
        said = chr(65 + rest) + said
    return said


def coordinate(row: int, column: int) -> str:
    """(3, 2) -> B3."""
    return f"{letters(column)}{row}"


def text_in(element: Element) -> str:
    """The runs of a text without the signs for its reading (rPh), which stand above it."""
    said = []
    for part in element:
        name = local(part.tag)
        if name == "t":
            said.append(part.text or "")
        elif name == "r":
            said += [node.text or "" for node in part if local(node.tag) == "t"]
    return unescaped("".join(said))


def unescaped(text: str) -> str:
    """``_x000D_`` is a sign that XML could not hold (22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)) if not match[1].upper().startswith("D") else "", text)


def shared_texts(package: SheetPackage, part: str) -> list[str]:
    """The texts that cells point at. Raises UnopenedError."""
    return [text_in(node) for node in package.xml(part) if local(node.tag) == "si"]


def comments(package: SheetPackage, part: str) -> list[str]:
    """The texts of a sheet's comments, those of a thread once. Raises UnopenedError."""
    return [
        "".join(text_in(node) for node in all_of(comment, "text"))
        for target in package.related(part, "comments")
        for comment in all_of(package.xml(target), "comment")
    ]
