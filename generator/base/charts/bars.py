"""Rows of numbers -> bars that lie, each below its own name and number, so that no name is too long for a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.base.charts.chart import Chart
from generator.base.charts.drawing import COLOURS, WIDTH, Drawing, block, line, text, width_of, wrapped
from generator.base.charts.numbers import number_of

_THICK, _GAP, _LINE = 0.8, 0.7, 1.3
_ABOVE = 0.45
"""Between the foot of a text and its bar: below the foot hang tails and commas."""
_NARROW = 8.0
"""Han characters that a line of a name has at least; a number that leaves it fewer stands on a line of its own."""


def draw(chart: Chart) -> Drawing:
    """Bars from zero, to the left for what is below it; a row of several columns has a bar for each."""
    goal = number_of(chart.goal)
    low, high = min([Decimal(0), *chart.known]), max([Decimal(0), *chart.known, goal or Decimal(0)])
    scale = Scale(low, high if high > low else low + 1)
    elements: list[str] = []
    down = 0.0
    if goal is not None:
        elements += [text(f"竖线：{chart.goal_name} {chart.goal}", "0", 1.0)]
        down = 1.9
    several = len(chart.series) > 1
    columns = [(column.name, column.told, column.values) for column in chart.series]
    for at, label in enumerate(chart.labels):
        if several:
            made, down = named(label, "", down, strong=True)
            elements += made
        for number, (name, told, values) in enumerate(columns):
            made, down = named(name if several else label, told[at], down)
            elements += [*made, *bar(scale, values[at], number, down, goal)]
            down += _THICK + _GAP
    return Drawing(tuple(elements), down)


class Scale:
    """Numbers -> shares of the width."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.low, self.span = low, high - low

    def __call__(self, value: Decimal) -> Decimal:
        return (value - self.low) / self.span


def named(name: str, value: str, down: float, *, strong: bool = False) -> tuple[list[str], float]:
    """A name in as many lines as it takes, its number at the end of the last of them where there is room for both, and
    where those lines end."""
    lines, left = wrapped(name), WIDTH - width_of(value) - 1
    if value and width_of(lines[-1]) > left:
        lines = wrapped(name, left) if left >= _NARROW else [*lines, ""]
    elements = [
        text(words, "0", down + number * _LINE + 1.0, strong=strong) for number, words in enumerate(lines) if words
    ]
    down += (len(lines) - 1) * _LINE + 1.0
    if value:
        elements.append(text(value, "100%", down, anchor="end", strong=True))
    down += _ABOVE
    return elements, down


def bar(scale: Scale, value: Decimal | None, number: int, down: float, goal: Decimal | None) -> Iterator[str]:
    """One bar on its ground, with where zero is and what it is to be seen against."""
    yield block("plot-ground", 0, 1, down, _THICK)
    zero = scale(Decimal(0))
    if value:
        yield block(f"plot-fill-{number % COLOURS + 1}", zero, scale(value), down, _THICK)
    if zero > 0 or value == 0:
        yield line("plot-axis", (zero, down - 0.1), (zero, down + _THICK + 0.1))
    if goal is not None:
        yield line("plot-goal", (scale(goal), down - 0.2), (scale(goal), down + _THICK + 0.2))
