"""The CSV file of a chart -> the Chart, with every cell that is no number told at its row and column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.base.charts import MISSING, Chart, ChartColumn, Form, number_of
from generator.base.charts.numbers import is_percent
from generator.base.patterns import lazy_re
from generator.content.csv_lines import CsvText, csv_lines
from generator.content.text import decode_data
from generator.model.source import ReadError

ROWS, COLUMNS = 100, 6
"""More rows, or columns of numbers, than anybody could tell apart in a drawing."""
_WITH_UNIT = lazy_re(r"[-+−]?[0-9][0-9,.]*\s*[^\s0-9,.年月日/:：\-]{1,4}")
_SUM = (99, 101)
"""What per cents of a whole may come to, rounded as they are."""


def read_chart(data: bytes, form: Form, title: str) -> tuple[Chart | None, tuple[ReadError, ...]]:
    """The chart of a file, or what is wrong with it. Never raises for what was written. The first column names the
    rows; a column without any number stands in the table alone; ``MISSING`` words stand for a number that is not known.
    """
    text, faults = decode_data(data)
    if text is None or faults:
        return None, tuple(faults)
    read = csv_lines(text)
    faults += [_fault(line, wanted=wanted) for line, wanted in read.wrong] or _of_shape(read)
    chart = None
    if not faults:
        chart, faults = _chart(read, form, title)
    return (None if faults else chart), tuple(faults)


def _fault(line: int, *, wanted: str, column: str = "") -> ReadError:
    return ReadError("chart-data", line, 1, {"wanted": wanted, "where": f"第 {line} 行{column}"})


def _of_shape(read: CsvText) -> list[ReadError]:
    twice = next((name for name in read.names if name and read.names.count(name) > 1), "")
    if twice:
        return [_fault(read.line, wanted=f"不重复的列名；“{twice}”有两列")]
    if len(read.names) < 2:
        return [_fault(read.line, wanted="至少两列：第一列写名称，其余各列写数字，用英文逗号分开")]
    if not all(read.names):
        column = read.names.index("") + 1
        return [_fault(read.line, column=f"第 {column} 列", wanted="列名")]
    if not read.rows:
        return [_fault(read.line, wanted="列名以下至少一行数字")]
    if len(read.rows) > ROWS:
        return [_fault(read.rows[ROWS][0], wanted=f"最多 {ROWS} 行；再多的不画图，只作附件")]
    return [
        _fault(line, column=f"“{read.names[0]}”（第 1 列）", wanted="这一行的名称")
        for line, cells in read.rows
        if not cells[0]
    ]


def _chart(read: CsvText, form: Form, title: str) -> tuple[Chart, list[ReadError]]:
    faults: list[ReadError] = []
    columns: list[ChartColumn] = []
    for number, name in enumerate(read.names[1:], 1):
        cells = [(line, row[number]) for line, row in read.rows]
        drawn = any(number_of(cell) is not None or _WITH_UNIT.fullmatch(cell) for _, cell in cells)
        columns.append(ChartColumn(name, tuple(cell for _, cell in cells), drawn, drawn))
        faults += _of_column(f"“{name}”（第 {number + 1} 列）", cells) if drawn else ()
    chart = Chart(form, title, read.names[0], tuple(row[0] for _, row in read.rows), tuple(columns))
    return chart, faults or list(_of_form(chart, read))


def _of_column(column: str, cells: Sequence[tuple[int, str]]) -> Iterator[ReadError]:
    """Cells that are no number though others of the column are; per cents among numbers."""
    given = [(line, cell) for line, cell in cells if cell not in MISSING]
    percent = [is_percent(cell) for _, cell in given]
    for (line, cell), in_percent in zip(given, percent, strict=True):
        if number_of(cell) is None:
            yield _fault(line, column=column, wanted=f"数字，这里写的是“{cell}”；单位写进列名，没有数的留空")
        elif in_percent != percent[0]:
            yield _fault(line, column=column, wanted=f"同一列要么都带百分号，要么都不带，这里写的是“{cell}”")


def _of_form(chart: Chart, read: CsvText) -> Iterator[ReadError]:
    if not chart.series:
        yield _fault(read.line, wanted="至少一列数字")
    elif len(chart.series) > COLUMNS:
        yield _fault(read.line, wanted=f"最多 {COLUMNS} 列数字，分成几张图来画")
    elif chart.form == "share":
        yield from _of_whole(chart, read)


def _of_whole(chart: Chart, read: CsvText) -> Iterator[ReadError]:
    """What keeps numbers from being parts of a whole."""
    [first, *more] = chart.series
    below = next((at for at, value in enumerate(first.values) if value is not None and value < 0), None)
    total = sum(chart.known)
    if more:
        yield _fault(read.line, wanted="占比图只有一列数字")
    elif below is not None:
        yield _fault(read.rows[below][0], column=f"“{first.name}”", wanted="占比图里不小于 0 的数字")
    elif not total:
        yield _fault(read.line, column=f"“{first.name}”", wanted="合计大于 0 的数字")
    elif any(map(is_percent, first.texts)) and not _SUM[0] <= total <= _SUM[1]:
        yield _fault(read.line, column=f"“{first.name}”", wanted=f"合计为 100% 的占比，现在合计 {total}%")
