"""The tables of an annual report, filled in or empty -> an .xlsx file laid out as the form, the same for the same
figures: what offices fill in, and what the public downloads."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping
from functools import cache

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.model.annual_form import AnnualForm, FormTable
from generator.model.annual_layout import laid_out
from generator.model.annual_report import key_of

_SHEET_NAME = 31
"""Characters that a sheet's name may have."""
_NAMES, _FIGURES = 26, 12
"""Widths of the columns of names and of figures."""
_LINES = {"border": 1, "text_wrap": True, "valign": "vcenter"}


def annual_book(form: AnnualForm, cells: Mapping[str, str]) -> bytes:
    """One sheet a part. cells: "table.row.column" -> figure; what is not there stays empty."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.datetime(2000, 1, 1), "title": form.name})
    head = book.add_format(_LINES | {"align": "center", "bold": True})

    @cache
    def figure(places: int) -> Format:
        return book.add_format(_LINES | {"num_format": "0." + "0" * places if places else "0"})

    for part in range(1, len(form.parts) + 1):
        tables = [table for table in form.tables if table.part == part]
        if tables:
            sheet = book.add_worksheet(form.heading(part)[:_SHEET_NAME])
            line = 0
            for table in tables:
                line = _table(sheet, table, cells, line, head, figure)
    book.close()
    return data.getvalue()


def _table(
    sheet: Worksheet,
    table: FormTable,
    cells: Mapping[str, str],
    first: int,
    head: Format,
    figure: Callable[[int], Format],
) -> int:
    """Write a table below its name from a row on; gives the row on which the next one begins. figure: the look of a
    number by its places."""
    laid = laid_out(table)
    sheet.write_string(first, 0, table.name)
    for cell in (*laid.head, *laid.body):
        value = cells.get(key_of(table, cell.row, cell.column), "")
        top, left = first + 1 + cell.top, cell.left
        if cell.row and value:
            sheet.write_number(top, left, float(value), figure(len(value.partition(".")[2])))
        elif cell.row:
            sheet.write_blank(top, left, None, figure(0))
        elif cell.down > 1 or cell.across > 1:
            sheet.merge_range(top, left, top + cell.down - 1, left + cell.across - 1, cell.text, head)
        else:
            sheet.write_string(top, left, cell.text, head)
    width = max(cell.left + cell.across for cell in laid.head)
    sheet.set_column(0, max(laid.before - 1, 0), _NAMES if laid.before else _FIGURES)
    sheet.set_column(max(laid.before, 1), width - 1, _FIGURES)
    return first + 3 + max(cell.top for cell in laid.body)
