"""Rows in the order of time -> a line for each column; where a number is missing the line is broken."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from generator.base.charts.chart import Chart, ChartColumn
from generator.base.charts.drawing import COLOURS, WIDTH, Drawing, line, mark, percent, shortened, text, width_of
from generator.base.charts.numbers import short, steps

_LEFT, _HIGH = 0.17, 11.0
"""Where the points begin, right of the numbers of the axis; how high the plot is."""
_LABEL = 8.0
"""The widest name of a point that is written out; the table has all of it."""


def draw(chart: Chart) -> Drawing:
    """Names of the lines, numbers of the axis, the lines, and as many names of points as there is room for."""
    elements = list(_names(chart))
    top = len(chart.series) * 1.4 + 1.5
    ticks = steps(min(chart.known, default=Decimal(0)), max(chart.known, default=Decimal(1)))
    for tick in ticks:
        down = _down(tick, ticks, top)
        elements += [line("plot-grid", (0, down), (1, down)), text(short(tick), "0", down - 0.2)]
    for number, series in enumerate(chart.series):
        elements += _line(series, number, ticks, top)
    elements += _points(chart.labels, top + _HIGH + 1.3)
    return Drawing(tuple(elements), top + _HIGH + 1.8)


def _names(chart: Chart) -> Iterator[str]:
    """What each line is, with the mark and the dashes that it has, and its last number."""
    for number, series in enumerate(chart.series):
        down = number * 1.4 + 0.6
        last = next(
            (words for words, value in zip(series.texts[::-1], series.values[::-1], strict=True) if value is not None),
            "",
        )
        room = WIDTH - 3 - width_of(last)
        yield line(_class(number), (0, down), (0.08, down))
        yield mark(number, 0.04, down)
        yield text(shortened(series.name, room), "11%", down + 0.35)
        if last:
            yield text(last, "100%", down + 0.35, anchor="end", strong=True)


def _class(number: int) -> str:
    return f"plot-line plot-line-{number % COLOURS + 1}"


def _down(value: Decimal, ticks: list[Decimal], top: float) -> float:
    return top + _HIGH * float((ticks[-1] - value) / (ticks[-1] - ticks[0]))


def _across(at: int, count: int) -> float:
    return _LEFT + (1 - _LEFT) * (at + 0.5) / count


def _line(series: ChartColumn, number: int, ticks: list[Decimal], top: float) -> Iterator[str]:
    count = len(series.values)
    places = [
        None if value is None else (_across(at, count), _down(value, ticks, top))
        for at, value in enumerate(series.values)
    ]
    for start, end in pairwise(places):
        if start and end:
            yield line(_class(number), start, end)
    for place in places:
        if place:
            yield mark(number, *place)


def _points(labels: tuple[str, ...], down: float) -> Iterator[str]:
    """Names of the first point, the last, and those between that are as far apart as the widest needs."""
    names = [shortened(label, _LABEL) for label in labels]
    most = max(2, int(WIDTH * (1 - _LEFT) / (max(map(width_of, names)) + 1)))
    last = len(names) - 1
    shown = range(last + 1) if last < most else sorted({round(last * part / (most - 1)) for part in range(most)})
    for at in shown:
        across = _across(at, len(names))
        if last == 0:
            yield text(names[at], percent(across), down, anchor="middle")
        elif at == last:
            yield text(names[at], "100%", down, anchor="end")
        elif at == 0:
            yield text(names[at], percent(_LEFT), down)
        else:
            yield text(names[at], percent(across), down, anchor="middle")
