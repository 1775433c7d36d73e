"""The tables of an annual report, filled in or empty -> an .xlsx file laid out as the form, the same for the same
figures: what offices fill in, and what the public downloads."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.model.annual_form import AnnualForm, FormTable
from generator.model.annual_layout import LaidCell, laid_out
from generator.model.annual_report import key_of

_SHEET_NAME = 31
"""Characters that a sheet's name may have."""
_NAMES, _FIGURES = 26, 12
"""Widths of the columns of names and of figures."""


def annual_book(form: AnnualForm, cells: Mapping[str, str]) -> bytes:
    """One sheet a part. cells: "table.row.column" -> figure; what is not there stays empty."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.datetime(2000, 1, 1), "title": form.name})
    plain = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    head = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter", "align": "center", "bold": True})
    for part in range(1, len(form.parts) + 1):
        tables = [table for table in form.tables if table.part == part]
        if tables:
            sheet = book.add_worksheet(form.heading(part)[:_SHEET_NAME])
            line = 0
            for table in tables:
                line = _table(sheet, table, cells, line, plain, head)
    book.close()
    return data.getvalue()


def _table(
    sheet: Worksheet, table: FormTable, cells: Mapping[str, str], first: int, plain: Format, head: Format
) -> int:
    """Write a table below its name from a row on; gives the row on which the next one begins."""
    laid = laid_out(table)
    sheet.write_string(first, 0, table.name)
    for cell in (*laid.head, *laid.body):
        _cell(sheet, cell, first + 1, _figure(table, cell, cells), plain if cell.row or not cell.scope else head)
    width = max(cell.left + cell.across for cell in laid.head)
    sheet.set_column(0, max(laid.before - 1, 0), _NAMES if laid.before else _FIGURES)
    sheet.set_column(max(laid.before, 1), width - 1, _FIGURES)
    return first + 3 + max(cell.top for cell in laid.body)


def _figure(table: FormTable, cell: LaidCell, cells: Mapping[str, str]) -> str | float | None:
    if not cell.row:
        return cell.text
    value = cells.get(key_of(table, cell.row, cell.column))
    return float(value) if value else None


def _cell(sheet: Worksheet, cell: LaidCell, first: int, value: str | float | None, form: Format) -> None:
    top, left = first + cell.top, cell.left
    if cell.down > 1 or cell.across > 1:
        sheet.merge_range(top, left, top + cell.down - 1, left + cell.across - 1, value, form)
    elif value is None:
        sheet.write_blank(top, left, None, form)
    else:
        sheet.write(top, left, value, form)
