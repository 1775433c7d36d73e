"""The figures of one annual report on disclosure, against its form: cells that are empty, sums that are not, what last
year's report carried over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import msgspec

from generator.model.agreement import plain
from generator.model.annual_form import AnnualForm, Balance, FormTable, said, short

ANNUAL_KIND = "disclosure"
"""The kind whose documents have a file of figures (``report``); a county's own kind may call another field so."""
FIRST_YEAR, LAST_YEAR = 1949, 2199
"""Years of which there may be a report."""
_FEW = 5
"""Terms of a sum that are told one by one."""


class AnnualCell(msgspec.Struct, frozen=True, array_like=True):
    """One figure. value: digits, a point where there are places; "" while it is empty or could not be read (unread).
    line, column: in the file, from 1. where: the cell of a sheet (“表一”C7), or ""."""

    value: str
    line: int = 1
    column: int = 1
    where: str = ""
    unread: bool = False


class AnnualReport(msgspec.Struct, frozen=True):
    """What a file of figures holds. form: id of the form. cells: "table.row.column" -> figure; a cell that the file
    lacks is not there."""

    form: str
    cells: dict[str, AnnualCell]

    def cell(self, table: FormTable, row: str, column: str) -> AnnualCell:
        """A cell of the form, empty where the file lacks it."""
        return self.cells.get(key_of(table, row, column), _ABSENT)

    def figure(self, table: FormTable, row: str, column: str) -> Decimal | None:
        """The figure of a cell, None while it is empty."""
        value = self.cell(table, row, column).value
        return Decimal(value) if value else None


_ABSENT = AnnualCell("")


class Breach(msgspec.Struct, frozen=True):
    """What is wrong with one cell. told: why, with the figures."""

    table: FormTable
    row: str
    column: str
    told: str

    @property
    def named(self) -> dict[str, str]:
        """Table, row and column in the form's own words."""
        return named(self.table, self.row, self.column)


def key_of(table: FormTable, row: str, column: str) -> str:
    """How a cell is called among those of all tables."""
    return f"{table.id}.{row}.{column}"


def named(table: FormTable, row: str, column: str) -> dict[str, str]:
    """A cell in the form's own words."""
    return {"table": table.name, "row": said(table.row_paths[row]), "name": table.column_paths[column][-1].name}


def unfilled(form: AnnualForm, report: AnnualReport) -> Iterator[tuple[FormTable, tuple[tuple[str, str], ...]]]:
    """Tables that have empty cells, with these as (row, column)."""
    for table in form.tables:
        empty = tuple(cell for cell in table.cells() if _is_empty(report.cell(table, *cell)))
        if empty:
            yield table, empty


def _is_empty(cell: AnnualCell) -> bool:
    return not cell.value and not cell.unread


def breaches(form: AnnualForm, report: AnnualReport) -> Iterator[Breach]:
    """Sums within the report that are not, each at its first cell. One with an empty cell is not judged."""
    for table in form.tables:
        for column in table.column_paths:
            for item in table.of_rows:
                told = _off(item, _in_column(table, report, column), _row_word(table))
                if told:
                    yield Breach(table, item.left[0][1], column, told)
        for row in table.row_paths:
            for item in table.of_columns:
                told = _off(item, _in_row(table, report, row), _column_word(table))
                if told:
                    yield Breach(table, row, item.left[0][1], told)


def uncarried(form: AnnualForm, report: AnnualReport, before: AnnualReport) -> Iterator[Breach]:
    """Rows that are not what last year's report left over. before: last year's, of the same agency; cells are the
    same where their ids are, in another form too."""
    for table in form.tables:
        for column in table.column_paths:
            now, then = _in_column(table, report, column), _in_column(table, before, column)
            for item in table.carried:
                told = _off(item, now, _row_word(table), then)
                if told:
                    yield Breach(table, item.left[0][1], column, told)


def unstocked(form: AnnualForm, report: AnnualReport, before: AnnualReport) -> Iterator[Breach]:
    """Stocks that are not last year's with what came and less what went."""
    for table in form.tables:
        for row in table.row_paths:
            now, then = _in_row(table, report, row), _in_row(table, before, row)
            for item in table.stock:
                told = _off(item, now, _column_word(table), then)
                if told:
                    yield Breach(table, row, item.left[0][1], told)


_Figures = Callable[[str], Decimal | None]
_Words = Callable[[str], str]


def _in_column(table: FormTable, report: AnnualReport, column: str) -> _Figures:
    return lambda row: report.figure(table, row, column)


def _in_row(table: FormTable, report: AnnualReport, row: str) -> _Figures:
    return lambda column: report.figure(table, row, column)


def _row_word(table: FormTable) -> _Words:
    return lambda row: short(table.row_paths[row])


def _column_word(table: FormTable) -> _Words:
    return lambda column: table.column_paths[column][-1].name


def _off(item: Balance, now: _Figures, word: _Words, then: _Figures | None = None) -> str:
    """What two sums are that should be equal, "" where they are, or where a cell of them is empty."""
    sides = [_side(side, now, word, then) for side in (item.left, item.right)]
    (left, said_left), (right, said_right) = sides
    if left is None or right is None or left == right:
        return ""
    return f"{said_left}是 {plain(left)}，{said_right}是 {plain(right)}"


def _side(
    terms: tuple[tuple[int, str, bool], ...], now: _Figures, word: _Words, then: _Figures | None
) -> tuple[Decimal | None, str]:
    """A sum and what it is called. None where a cell is empty."""
    total = Decimal()
    for sign, identity, last in terms:
        value = (then if last else now)(identity)  # type: ignore[misc]
        if value is None:
            return None, ""
        total += sign * value
    names = [f"上年报告的{word(identity)}" if last else word(identity) for _, identity, last in terms]
    signs = [sign for sign, _, _ in terms]
    if len(names) > _FEW and min(signs) > 0:
        return total, f"{names[0]}至{names[-1]}各项之和"
    joined = "".join(f"{'加' if sign > 0 else '减'}{name}" for sign, name in zip(signs, names, strict=True))
    return total, joined.removeprefix("加")


def facts(form: AnnualForm, report: AnnualReport) -> Iterator[tuple[FormTable, Mapping[str, str]]]:
    """Each filled cell of the form, row by row, in the form's own words, with its figure and unit."""
    for table in form.tables:
        for row, column in table.cells():
            value = report.cell(table, row, column).value
            if value:
                yield table, named(table, row, column) | {"value": value, "unit": table.unit}
