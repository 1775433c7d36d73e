"""Numbers in columns -> a drawing of them in SVG with the table of the same numbers, without script or style.

A chart is drawn as wide as what surrounds it: places across are shares of the width, places down are heights of a line,
so that text keeps its size on a telephone, in print and when a reader enlarges it (docs/decisions/0181).
"""

from __future__ import annotations

from generator.base.charts.chart import FORMS, NONE, Chart, ChartColumn, Form
from generator.base.charts.figure import figure
from generator.base.charts.numbers import MISSING, number_of

__all__ = ["FORMS", "MISSING", "NONE", "Chart", "ChartColumn", "Form", "figure", "number_of"]
