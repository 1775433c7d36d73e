"""A chart -> its figure in HTML: title, drawing with a text for those who do not see it, table of the same numbers."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.base.charts import bars, lines, parts_of_whole
from generator.base.charts.chart import FORMS, NONE, Chart, ChartColumn
from generator.base.charts.drawing import em, spoken

_DRAW = {"bar": bars.draw, "line": lines.draw, "share": parts_of_whole.draw}


def figure(chart: Chart, name: str, *, more: str = "") -> str:
    """The figure. name: of which ids are made, once on a page. more: HTML behind the table, such as where the data are.
    Everything that is drawn stands in the table too, as it was written."""
    told = parts_of_whole.with_shares(chart) if chart.form == "share" else chart
    drawing = _DRAW[chart.form](told)
    return (
        f'<figure class="chart" id="{name}">\n<figcaption>{escape(chart.title)}</figcaption>\n'
        f'<svg class="plot" width="100%" height="{em(drawing.height)}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{spoken(chart.title)}</title>'
        f'<desc id="{name}-desc">{spoken(description(told))}</desc>{"".join(drawing.elements)}</svg>\n'
        f"{_table(told)}{more}</figure>\n"
    )


def description(chart: Chart) -> str:
    """What a chart shows, in words: how many rows, the largest and the smallest of each column, what is missing."""
    parts = [f"{next(words[0] for form, words in FORMS.items() if form == chart.form)}，{len(chart.labels)}项"]
    parts += [told for series in chart.series for told in _told(chart, series)]
    return "。".join([*parts, "全部数字见下表"]) + "。"


def _told(chart: Chart, series: ChartColumn) -> Iterator[str]:
    given = [(value, at) for at, value in enumerate(series.values) if value is not None]
    words = [f"“{label}”{text}" for label, text in zip(chart.labels, series.texts, strict=True)]
    if len(given) < 2:
        yield f"{series.name}：{words[given[0][1]] if given else NONE}"
        return
    most = max(given, key=lambda one: (one[0], -one[1]))[1]
    least = min(given)[1]
    ends = f"从{words[given[0][1]]}到{words[given[-1][1]]}，" if chart.form == "line" else ""
    missing = len(chart.labels) - len(given)
    gap = f"，{missing}项{NONE}" if missing else ""
    yield f"{series.name}：{ends}最大{words[most]}，最小{words[least]}{gap}"


def _table(chart: Chart) -> str:
    head = [_head(chart.head), *(_head(column.name, "number" if column.number else "") for column in chart.columns)]
    rows = "".join(f"<tr>{''.join(_row(chart, at))}</tr>\n" for at in range(len(chart.labels)))
    short = " table-short" if len(chart.labels) > 12 else ""
    return (
        f'<section class="table-frame{short}" tabindex="0" aria-label="{escape(chart.title)}：数据">\n<table>\n'
        f"<thead>\n<tr>{''.join(head)}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n"
    )


def _head(words: str, name: str = "") -> str:
    return f'<th scope="col" class="{name}">{escape(words)}</th>' if name else f'<th scope="col">{escape(words)}</th>'


def _row(chart: Chart, at: int) -> Iterator[str]:
    yield f'<th scope="row">{escape(chart.labels[at])}</th>'
    for column in chart.columns:
        cell = '<td class="number">' if column.number else "<td>"
        yield f"{cell}{escape(column.told[at])}</td>"
