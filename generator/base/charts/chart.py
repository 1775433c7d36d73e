"""What a chart shows, as values: rows with a label, columns of numbers as they were written."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from generator.base.charts.numbers import MISSING, number_of

Form = Literal["bar", "line", "share"]
FORMS: dict[Form, tuple[str, ...]] = {
    "bar": ("条形图", "柱状图", "柱形图"),
    "line": ("折线图", "曲线图", "趋势图"),
    "share": ("占比图", "饼图", "构成图"),
}
"""How a chart may be drawn, each with the words for it; the first is what readers are told."""
NONE = "暂无数据"


class ChartColumn(msgspec.Struct, frozen=True):
    """A column of a chart's table. drawn: also of its drawing. number: stands to the right as numbers do."""

    name: str
    texts: tuple[str, ...]
    drawn: bool = True
    number: bool = True

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """The numbers that the texts mean; None where there is none."""
        return tuple(map(number_of, self.texts))

    @property
    def told(self) -> tuple[str, ...]:
        """What readers are told: the texts, and of numbers that are missing that they are."""
        return tuple(NONE if self.drawn and text in MISSING else text for text in self.texts)


class Chart(msgspec.Struct, frozen=True):
    """One chart. form: bar, line or share. head: what the labels are. goal: a number that every bar is to be seen
    against, "" for none, with its name."""

    form: str
    title: str
    head: str
    labels: tuple[str, ...]
    columns: tuple[ChartColumn, ...]
    goal: str = ""
    goal_name: str = ""

    @property
    def series(self) -> tuple[ChartColumn, ...]:
        """The columns that are drawn."""
        return tuple(column for column in self.columns if column.drawn)

    @property
    def known(self) -> list[Decimal]:
        """Every number of the drawing that is there."""
        return [value for column in self.series for value in column.values if value is not None]
