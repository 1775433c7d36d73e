"""The sheets of an opened workbook -> the cells that a reader sees: no hidden sheets, rows or columns, no comments."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from generator.content.sheets.cells import (
    MOST_CELLS,
    Area,
    StoredSheet,
    comments,
    coordinate,
    shared_texts,
    stored_sheet,
)
from generator.content.sheets.formats import cell_styles
from generator.content.sheets.package import SheetPackage, all_of, attribute
from generator.content.sheets.pictures import CellPictures, drawings
from generator.content.sheets.values import BookValues, SheetTexts
from generator.content.sheets.visible import (
    DAMAGED,
    SWOLLEN,
    CellMarks,
    SheetPicture,
    SheetRemarks,
    UnopenedError,
    VisibleSheet,
    Workbook,
)


def opened_workbook(data: bytes, clean: Callable[[str], str], *, as_data: bool, marks: CellMarks) -> Workbook:
    """See :func:`generator.content.workbook.read_workbook`. Raises UnopenedError."""
    package = SheetPackage(data)
    part = next(iter(package.related("", "officeDocument")), "xl/workbook.xml")
    root = package.xml(part)
    parts = package.relations(part)
    by_kind = {item.kind: item.target for item in parts.values()}
    book = BookValues(
        shared_texts(package, by_kind.get("sharedStrings", "")),
        cell_styles(package, by_kind.get("styles", "")),
        any(node.get("date1904") in ("1", "true") for node in all_of(root, "workbookPr")),
        as_data,
        clean,
        marks,
        CellPictures(package, part),
    )
    shown: list[VisibleSheet] = []
    hidden: list[str] = []
    charts: list[str] = []
    for node in all_of(root, "sheet"):
        title, relation = node.get("name", ""), parts.get(attribute(node, "id"))
        if relation is None or not package.has(relation.target):
            continue
        if node.get("state", "visible") != "visible":
            hidden.append(title)
        elif relation.kind == "worksheet":
            shown.append(_sheet(package, relation.target, title, book))
        else:
            charts.append(title)
    if not shown and not hidden and not charts:
        raise UnopenedError(DAMAGED)
    return Workbook(tuple(shown), tuple(hidden), tuple(charts))


def _sheet(package: SheetPackage, part: str, title: str, book: BookValues) -> VisibleSheet:
    stored = stored_sheet(package, part)
    height = max((row for row, _ in stored.cells), default=0)
    width = max((column for _, column in stored.cells), default=0)
    rows = range(1, height + 1) if height * width <= MOST_CELLS else sorted({row for row, _ in stored.cells})
    if stored.large or len(rows) * width > MOST_CELLS:
        return VisibleSheet(title, large=True)
    remarks = SheetRemarks()
    texts = SheetTexts(book, title, stored, _links(package, part, stored, height, width), remarks)
    origins = _origins(stored.merged, height, width)
    columns = [column for column in range(1, width + 1) if column not in stored.hidden_columns]
    numbers = [row for row in rows if row not in stored.hidden_rows]
    grid = [[texts.at(*origins.get((row, column), (row, column))) for column in columns] for row in numbers]
    drawn = drawings(package, part)
    remarks.drawn += drawn.others
    remarks.gone += [coordinate(one.row or 1, one.column or 1) for one in drawn.pictures if not one.data]
    kept = tuple(one for one in drawn.pictures if one.data)
    floating = tuple(_placed(kept, stored, grid, numbers, columns, book.marks, title))
    return VisibleSheet(
        title,
        grid,
        tuple(numbers),
        tuple(f"{coordinate(area[0], area[1])}:{coordinate(area[2], area[3])}" for area in stored.merged),
        tuple(sorted(row for row in stored.hidden_rows if row <= height)),
        tuple(sorted(column for column in stored.hidden_columns if column <= width)),
        tuple(comments(package, part)),
        depths=_depths(stored, numbers),
        pictures=floating,
        remarks=remarks,
    )


def _depths(stored: StoredSheet, numbers: list[int]) -> tuple[int, ...]:
    """Of each visible row, over how many of them a cell that begins there is merged at most."""
    depths = dict.fromkeys(numbers, 1)
    for first, column, last, _ in stored.merged:
        if first in depths and column not in stored.hidden_columns:
            depths[first] = max(depths[first], bisect_right(numbers, last) - bisect_left(numbers, first))
    return tuple(depths[row] for row in numbers)


def _origins(merged: list[Area], height: int, width: int) -> dict[tuple[int, int], tuple[int, int]]:
    """The upper left cell of every merged one among the filled rows and columns."""
    return {place: area[:2] for area, place in _covered(merged, height, width)}


def _links(
    package: SheetPackage, part: str, stored: StoredSheet, height: int, width: int
) -> dict[tuple[int, int], str]:
    """Addresses by cell; one in the workbook itself begins with #."""
    targets = package.relations(part) if stored.links else {}
    leading: dict[Area, str] = {}
    for area, name, location in stored.links:
        outside = targets.get(name)
        leading[area] = (outside.target if outside else "") + (f"#{location}" if location else "")
    return {place: leading[area] for area, place in _covered(list(leading), height, width)}


def _covered(areas: list[Area], height: int, width: int) -> Iterator[tuple[Area, tuple[int, int]]]:
    """Each area with its cells among the filled rows and columns. Raises UnopenedError for more than a sheet can have:
    areas of an attack lie over each other."""
    left = 4 * MOST_CELLS
    for area in areas:
        rows, columns = range(area[0], min(area[2], height) + 1), range(area[1], min(area[3], width) + 1)
        left -= len(rows) * len(columns)
        if left < 0:
            raise UnopenedError(SWOLLEN)
        for row in rows:
            for column in columns:
                yield area, (row, column)


def _placed(
    pictures: tuple[SheetPicture, ...],
    stored: StoredSheet,
    grid: list[list[str]],
    numbers: list[int],
    columns: list[int],
    marks: CellMarks,
    title: str,
) -> Iterator[SheetPicture]:
    """Pictures over an empty cell of the table are shown in it, as a reader sees them; the others are given. Of hidden
    rows and columns there are none."""
    lines = {row: at for at, row in enumerate(numbers)}
    places = {column: at for at, column in enumerate(columns)}
    for picture in pictures:
        if picture.row in stored.hidden_rows or picture.column in stored.hidden_columns:
            continue
        inside = picture.row in lines and picture.column in places
        row = grid[lines[picture.row]] if inside else []
        at = places[picture.column] if inside else -1
        if row and not row[at] and any(row):
            row[at] = marks.picture(picture, f"“{title}”{coordinate(picture.row, picture.column)}")
        else:
            yield picture
