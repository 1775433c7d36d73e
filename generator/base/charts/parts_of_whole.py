"""One column of numbers -> what share of their sum each is: a strip of them all, then a bar for each."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate, pairwise

import msgspec

from generator.base.charts import bars
from generator.base.charts.chart import Chart, ChartColumn
from generator.base.charts.drawing import COLOURS, Drawing, block, percent, text
from generator.base.charts.numbers import is_percent, shares

COLUMN = "占比"
_ROOM = Decimal("0.07")
"""The share from which on a part of the strip has room for its number."""


def with_shares(chart: Chart) -> Chart:
    """The chart with the column of shares behind its numbers."""
    [series] = chart.series
    values = series.values
    given = [at for at, value in enumerate(values) if value is not None]
    parts = dict(zip(given, shares([values[at] or Decimal(0) for at in given]), strict=True))
    added = ChartColumn(COLUMN, tuple(f"{parts[at]:.1f}%" if at in parts else "" for at in range(len(values))))
    place = chart.columns.index(series) + 1
    return msgspec.structs.replace(chart, columns=(*chart.columns[:place], added, *chart.columns[place:]))


def draw(chart: Chart) -> Drawing:
    """The strip, whose parts bear the numbers of the rows below it, then the rows. chart: with its shares."""
    whole, part = chart.series
    elements, down = [], 1.4
    ends = list(accumulate((value or Decimal(0) for value in part.values), initial=Decimal(0)))
    for at, (begin, end) in enumerate(pairwise(ends)):
        elements.append(block(f"plot-part plot-fill-{at % COLOURS + 1}", begin / 100, end / 100, down, 1.4))
        if (end - begin) / 100 >= _ROOM:
            elements.append(text(str(at + 1), percent((begin + end) / 200), 1.0, anchor="middle"))
    down += 2.2
    scale = bars.Scale(Decimal(0), Decimal(100))
    for at, (label, share) in enumerate(zip(chart.labels, part.values, strict=True)):
        told = whole.told[at]
        if share is not None and not is_percent(told):
            told = f"{told}，{part.texts[at]}"
        made, down = bars.named(f"{at + 1}. {label}", told, down)
        elements += [*made, *bars.bar(scale, share, at, down, None)]
        down += 1.4
    return Drawing(tuple(elements), down)
