"""Days -> quarters of a year, in their order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

Quarter = tuple[int, int]
"""Year, and number from 1 to 4."""


def quarter_of(day: datetime.date) -> Quarter:
    """The quarter that a day lies in."""
    return day.year, (day.month + 2) // 3


def following(quarter: Quarter) -> Quarter:
    """The next quarter."""
    year, number = quarter
    return (year, number + 1) if number < 4 else (year + 1, 1)


def first_day(quarter: Quarter) -> datetime.date:
    """The day on which a quarter begins."""
    return datetime.date(quarter[0], 3 * quarter[1] - 2, 1)


def through(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """All quarters from one to another, both included."""
    while first <= last:
        yield first
        first = following(first)


def address(quarter: Quarter) -> str:
    """What a quarter is called in addresses: 2026Q3."""
    return f"{quarter[0]}Q{quarter[1]}"
