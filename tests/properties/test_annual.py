"""Annual reports that agree pass; one changed cell is told by every sum that it belongs to, and by no other."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.annual_template import annual_yaml
from generator.content.annual_file import read_annual
from generator.model.annual_layout import laid_out
from generator.model.annual_report import AnnualCell, AnnualReport, breaches, key_of, uncarried, unfilled, unstocked
from generator.site.outputs.open_data.annual_book import annual_book
from tests.annual import AFTER, ANSWERS, BEFORE, CASES, FORM, KINDS, RESULTS, Cells, figures

FEW = st.integers(0, 40)
ANSWERED = st.dictionaries(st.tuples(st.sampled_from(ANSWERS), st.sampled_from(KINDS)), FEW, max_size=12)
OVER = st.dictionaries(st.sampled_from(KINDS), FEW)
REVIEWED = st.dictionaries(st.tuples(st.sampled_from(CASES), st.sampled_from(RESULTS)), FEW)
KEYS = sorted(figures())
Sum = tuple[str, str, str]


@st.composite
def reports(draw: Any) -> Cells:
    """Figures of a report; no more is brought forward than there was to handle."""
    answers, left = draw(ANSWERED), draw(OVER)
    there = {kind: left.get(kind, 0) + sum(answers.get((row, kind), 0) for row in ANSWERS) for kind in KINDS}
    brought = {kind: draw(st.integers(0, number)) for kind, number in there.items()}
    return figures(answers, brought=brought, left=left, reviews=draw(REVIEWED))


def read(cells: Cells) -> AnnualReport:
    return AnnualReport(FORM.id, {key: AnnualCell(value) for key, value in cells.items()})


def told(cells: Cells) -> list[Sum]:
    return sorted((one.table.id, one.row, one.column) for one in breaches(FORM, read(cells)))


def sums_with(key: str) -> Iterator[Sum]:
    """The sums that a cell belongs to, by the cell at which each is told; written down from the form on paper."""
    table, row, column = key.split(".")
    if table == "applications":
        yield table, row, "total"
        if row in (*ANSWERS, "sum"):
            yield table, "sum", column
        if row in (*BEFORE, *AFTER):
            yield table, "new", column
    elif table == "reviews":
        yield table, row, "total"


@given(reports())
def test_reports_that_agree_pass(cells: Cells) -> None:
    assert told(cells) == []
    assert list(unfilled(FORM, read(cells))) == []


@given(reports(), st.sampled_from(KEYS), st.integers(1, 9))
def test_one_changed_cell_is_told_by_each_sum_that_it_belongs_to_and_no_other(
    cells: Cells, key: str, more: int
) -> None:
    assert told(cells | {key: str(int(cells[key]) + more)}) == sorted(sums_with(key))


@given(reports(), st.sampled_from(KEYS))
def test_an_empty_cell_is_told_as_empty_and_by_no_sum(cells: Cells, key: str) -> None:
    report = read(cells | {key: ""})
    table, row, column = key.split(".")
    assert [(one.id, empty) for one, empty in unfilled(FORM, report)] == [(table, ((row, column),))]
    assert list(breaches(FORM, report)) == []


@given(reports(), st.data())
def test_last_year_s_rest_is_brought_forward_cell_by_cell(cells: Cells, data: st.DataObject) -> None:
    left = {kind: int(cells[f"applications.left.{kind}"]) for kind in KINDS}
    following = figures({("granted", kind): number for kind, number in left.items()}, brought=left)
    assert list(uncarried(FORM, read(following), read(cells))) == []
    column = data.draw(st.sampled_from((*KINDS, "total")))
    for year, key in ((1, f"applications.brought.{column}"), (0, f"applications.left.{column}")):
        before, now = [dict(cells), dict(following)]
        changed = (before, now)[year]
        changed[key] = str(int(changed[key]) + 1)
        found = [(one.table.id, one.row, one.column) for one in uncarried(FORM, read(now), read(before))]
        assert found == [("applications", "brought", column)]


@given(FEW, FEW, FEW, st.integers(-3, 3))
def test_documents_in_force_follow_from_last_year_s(before: int, made: int, ended: int, off: int) -> None:
    now = max(0, before + made - ended + off)
    stock = {"made": made, "ended": ended, "in_force": now}
    own = figures(others={f"documents.normative.{key}": str(value) for key, value in stock.items()})
    last = figures(others={"documents.normative.in_force": str(before)})
    found = [(one.row, one.column) for one in unstocked(FORM, read(own), read(last))]
    assert found == ([] if now == before + made - ended else [("normative", "in_force")])


@given(reports(), st.sets(st.sampled_from(KEYS), max_size=30))
def test_yaml_and_workbook_read_back_as_they_were_written(cells: Cells, empty: set[str]) -> None:
    written = {key: "" if key in empty else value for key, value in cells.items()}
    for name, data in (("a.yaml", annual_yaml(FORM, written).encode()), ("a.xlsx", annual_book(FORM, written))):
        report, faults = read_annual(data, name, FORM)
        assert faults == ()
        assert {key: cell.value for key, cell in report.cells.items()} == written


@settings(max_examples=20)
@given(reports(), st.booleans())
def test_all_tables_on_one_sheet_are_read_with_merged_cells_and_without(cells: Cells, merged: bool) -> None:
    """As offices copy them: under the report's title, moved aside, heads written once where cells are not merged."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.cell(1, 1, "试验县民政局2025年政府信息公开工作年度报告")
    top = 3
    for table in FORM.tables:
        sheet.cell(top, 1, table.name)
        laid = laid_out(table)
        for cell in (*laid.head, *laid.body):
            row, column = top + 1 + cell.top, 2 + cell.left
            sheet.cell(row, column, int(cells[key_of(table, cell.row, cell.column)]) if cell.row else cell.text)
            if merged and (cell.down > 1 or cell.across > 1):
                sheet.merge_cells(None, row, column, row + cell.down - 1, column + cell.across - 1)
        top += 3 + max(cell.top for cell in laid.body)
    sheet.cell(top, 1, "填报日期：2026年1月20日")
    data = io.BytesIO()
    book.save(data)
    report, faults = read_annual(data.getvalue(), "a.xlsx", FORM)
    assert faults == () and {key: cell.value for key, cell in report.cells.items()} == cells


@given(st.text(alphabet="申请自然人一二三（七）总计: {}[]，、,-0123456789\n  ", max_size=120))
def test_whatever_stands_in_a_file_is_told_and_never_breaks_the_reading(text: str) -> None:
    for data in (text, f"收到和处理政府信息公开申请情况:\n  {text}"):
        report, faults = read_annual(data.encode(), "a.yaml", FORM)
        assert report.form == FORM.id
        assert all(fault.line >= 1 for fault in faults)
