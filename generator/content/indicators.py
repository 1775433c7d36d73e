"""The CSV file of targets and actual figures (指标数据) -> typed rows, with what is wrong at its row and column."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.base.charts import MISSING, figure, number_of
from generator.base.charts.numbers import is_percent
from generator.content.csv_lines import CsvText, csv_lines
from generator.content.text import decode_data
from generator.model.indicator import COLUMNS, DIRECTIONS, TITLE, Indicator, chart_of
from generator.model.source import ReadError

_NEEDED = ("name", "period", "unit", "target", "actual")
_KEYS = {word: key for key, words in COLUMNS.items() for word in (key, *words)}


def read_indicators(data: bytes, path: str) -> tuple[tuple[Indicator, ...], tuple[ReadError, ...]]:
    """Rows of a data file; path: for messages. Never raises for what was written."""
    text, faults = decode_data(data)
    rows: list[Indicator] = []
    if text is not None and not faults:
        read = csv_lines(text)
        faults += [_fault(line, wanted) for line, wanted in read.wrong] or list(_of_headings(read))
        if not faults:
            rows = [_row(read, cells) for _, cells in read.rows]
            faults += _of_rows(rows, [line for line, _ in read.rows])
    return (() if faults else tuple(rows)), tuple(msgspec.structs.replace(fault, path=path) for fault in faults)


def with_indicators(html: str, rows: tuple[Indicator, ...]) -> str:
    """A body with the chart of its document's indicators behind it."""
    chart = chart_of(rows)
    return f'{html}<h2 id="zhibiao">{TITLE}</h2>\n{figure(chart, "zhibiao-tu")}' if chart else html


def _fault(line: int, wanted: str, key: str = "") -> ReadError:
    column = f"“{COLUMNS[key][0]}”" if key else ""
    return ReadError("indicator", line, 1, {"wanted": wanted, "where": f"第 {line} 行{column}"})


def _of_headings(read: CsvText) -> Iterator[ReadError]:
    keys = [_KEYS.get(name, "") for name in read.names]
    unknown = next((name for name in read.names if name not in _KEYS), None)
    missing = "、".join(COLUMNS[key][0] for key in _NEEDED if key not in keys)
    if missing:
        yield _fault(read.line, f"有“{missing}”列，各列用英文逗号分开")
    elif unknown is not None:
        every = "、".join(words[0] for words in COLUMNS.values())
        yield _fault(read.line, f"列名 {every} 之一，这里写的是“{unknown}”")
    elif len(set(keys)) < len(keys):
        yield _fault(read.line, "意思不重复的列名")
    elif not read.rows:
        yield _fault(read.line, "列名以下至少一行指标")


def _row(read: CsvText, cells: tuple[str, ...]) -> Indicator:
    given = {_KEYS[name]: cell for name, cell in zip(read.names, cells, strict=True)}
    actual = given["actual"]
    return Indicator(
        **given | {"actual": "" if actual in MISSING else actual, "direction": given.get("direction") or DIRECTIONS[0]}
    )


def _of_rows(rows: list[Indicator], lines: list[int]) -> Iterator[ReadError]:
    first: dict[tuple[str, str], int] = {}
    for row, line in zip(rows, lines, strict=True):
        for key in ("name", "period", "unit"):
            if not getattr(row, key):
                yield _fault(line, f"{COLUMNS[key][0]}，不能空着", key)
        if number_of(row.target) is None:
            yield _fault(line, f"数字，这里写的是“{row.target}”；单位写进“单位”列", "target")
        if row.actual and number_of(row.actual) is None:
            yield _fault(line, f"数字，这里写的是“{row.actual}”；还没有的留空", "actual")
        elif row.actual and is_percent(row.actual) != is_percent(row.target):
            yield _fault(line, "目标和实际要么都带百分号，要么都不带", "actual")
        if row.direction not in DIRECTIONS:
            yield _fault(line, f"{'或'.join(DIRECTIONS)}，这里写的是“{row.direction}”", "direction")
        before = first.setdefault((row.name, row.period), line)
        if before != line:
            yield _fault(line, f"每个指标每个时期一行，“{row.name}”{row.period} 在第 {before} 行已经有了", "name")
