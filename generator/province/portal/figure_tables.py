"""What all counties publish of one thing -> a table that pages, JSON and CSV are made from alike.

Every column says what it counts, every line of which day it is; what a county does not publish is None, never 0.
Counties stand in the order of province.yaml: a table is no league.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.base.shares import percent
from generator.model.view import Link
from generator.province.portal.contexts import UNPUBLISHED, PortalColumn, PortalLine, PortalTable
from generator.province.portal.county import CountyReading

Value = int | float | str | None
DAY = ("day", PortalColumn("数据日期", "这一行数据所在网站的日期", number=False))


class FigureLine(msgspec.Struct, frozen=True):
    """id: of the county, or of what the line is of."""

    id: str
    title: str
    url: str
    values: tuple[Value, ...]


class FigureTable(msgspec.Struct, frozen=True):
    """columns: (key in JSON and CSV, column). first: (key, name) of the first column."""

    id: str
    caption: str
    columns: tuple[tuple[str, PortalColumn], ...]
    lines: tuple[FigureLine, ...]
    first: tuple[str, str] = ("county", "县")
    intro: str = ""

    def view(self, more: Link | None = None) -> PortalTable:
        """As the page shows it."""
        lines = tuple(PortalLine(line.title, line.url, tuple(map(cell, line.values))) for line in self.lines)
        columns = tuple(column for _, column in self.columns)
        return PortalTable(self.id, self.caption, self.first[1], columns, lines, self.intro, more)

    def records(self) -> list[dict[str, Value]]:
        """As JSON has it."""
        return [
            {
                self.first[0]: line.id,
                "name": line.title,
                **{key: value for (key, _), value in zip(self.columns, line.values, strict=True)},
            }
            for line in self.lines
        ]


def cell(value: Value) -> str:
    """A figure as text."""
    return UNPUBLISHED if value is None else str(value)


def county_url(identity: str) -> str:
    """The page of a county on the portal."""
    return f"/counties/{identity}/"


def day_of(reading: CountyReading, part: str) -> str | None:
    """The day of which a part of a county's data is."""
    return (reading.data.days.get(part) or reading.data.day) if reading.data else None


def line_of(reading: CountyReading, part: str, values: Iterable[Value], width: int) -> FigureLine:
    """A county's line. values: empty for what it does not publish."""
    told = tuple(values) or (None,) * width
    known = day_of(reading, part) if any(value is not None for value in told) else None
    county = reading.county
    return FigureLine(county.id, county.name, county_url(county.id), (*told, known))


def share(part: int, whole: int) -> str:
    """A share in words, "—" of nothing."""
    return percent(part, whole) or "—"
