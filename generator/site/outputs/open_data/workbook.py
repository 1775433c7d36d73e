"""A table -> the bytes of an .xlsx file, the same for the same table."""

from __future__ import annotations

import datetime
import io
from functools import cache

import xlsxwriter
from xlsxwriter.format import Format

from generator.site.outputs.open_data.files import Xlsx

_WIDEST, _WIDTH_OF_HAN = 48, 2
"""Width of a column, in figures of the sheet's font."""
_SHEET_NAME = 31
"""Characters that a sheet's name may have."""
_NOT_IN_NAMES = str.maketrans("", "", "[]:*?/\\'")
_EXACT = 15
"""Figures that a number of a spreadsheet keeps."""


def written(table: Xlsx) -> bytes:
    """Text as text, so that no cell is a formula and no code loses its zeros; amounts as numbers, with the places that
    they are written with."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    sheet = book.add_worksheet(table.name.translate(_NOT_IN_NAMES)[:_SHEET_NAME] or "明细")
    head, *rows = table.rows
    sheet.write_row(0, 0, head, book.add_format({"bold": True, "text_wrap": True, "valign": "top"}))
    sheet.freeze_panes(1, 1)

    @cache
    def places(number: int) -> Format:
        return book.add_format({"num_format": "0." + "0" * number if number else "0"})

    amounts = frozenset(table.amounts)
    for line, row in enumerate(rows, 1):
        for place, text in enumerate(row):
            if not text:
                continue
            if place in amounts and len(text) <= _EXACT:
                sheet.write_number(line, place, float(text), places(len(text.partition(".")[2])))
            else:
                sheet.write_string(line, place, text)
    for place, name in enumerate(head):
        sheet.set_column(place, place, _width(name, (row[place] for row in rows[:200])))
    book.close()
    return data.getvalue()


def _width(name: str, cells: object) -> int:
    longest = max(map(_units, (name, *cells)))  # type: ignore[misc]
    return min(_WIDEST, max(6, longest + 2))


def _units(text: str) -> int:
    return sum(_WIDTH_OF_HAN if ord(char) > 0x2E80 else 1 for char in text)
