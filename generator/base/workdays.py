"""Days -> working days between them, by the State Council's yearly holiday notices with their 调休.

The notices come from the maintained library ``chinesecalendar``, imported when the first year is asked for. A year that
it does not know is a value, :class:`UnknownYear`: nothing is ever guessed.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from functools import cache, lru_cache

import msgspec


class UnknownYear(msgspec.Struct, frozen=True):
    """The holidays of this year are not known (yet): the notice usually appears in the November before."""

    year: int


@cache
def _running(year: int) -> tuple[int, ...] | None:
    """How many working days a year has up to and including each of its days, from 1 January; None when unknown.

    A table for each year makes any count two look-ups: 20,000 documents are counted in milliseconds.
    """
    days_off, days_on = _notices()
    day = datetime.date(year, 1, 1)
    if year not in {known.year for known in days_off}:
        return None
    counts: list[int] = []
    count = 0
    while day.year == year:
        count += day in days_on or (day.weekday() < 5 and day not in days_off)
        counts.append(count)
        day += datetime.timedelta(days=1)
    return tuple(counts)


@cache
def _notices() -> tuple[frozenset[datetime.date], frozenset[datetime.date]]:
    """Days off, and weekend days that are worked, of every notice that the library holds.

    Its tables, not its functions: those check the range of years anew for each day and cost 150 ms for nine years.
    """
    from chinese_calendar import holidays, workdays

    return frozenset(holidays), frozenset(workdays)


def known(year: int) -> bool:
    """Whether the holidays of a year are known."""
    return _running(year) is not None


def is_workday(day: datetime.date) -> bool | UnknownYear:
    """Whether offices work on a day: 调休 Sundays are, holidays on weekdays are not."""
    counted = between(day - datetime.timedelta(days=1), day) if day.timetuple().tm_yday > 1 else None
    if counted is None:
        table = _running(day.year)
        return UnknownYear(day.year) if table is None else table[0] == 1
    return counted if isinstance(counted, UnknownYear) else counted == 1


def between(first: datetime.date, last: datetime.date) -> int | UnknownYear:
    """Working days after ``first`` up to and including ``last``: the day of the event itself does not count (民法典 第二百零一条).

    0 when ``last`` is not later than ``first``.
    """
    if last <= first:
        return 0
    total = 0
    for year in range(first.year, last.year + 1):
        table = _running(year)
        if table is None:
            return UnknownYear(year)
        start = table[first.timetuple().tm_yday - 1] if year == first.year else 0
        total += (table[last.timetuple().tm_yday - 1] if year == last.year else table[-1]) - start
    return total


@lru_cache(maxsize=1 << 16)
def after(day: datetime.date, count: int) -> datetime.date | UnknownYear:
    """The ``count``-th working day after ``day``: the last day of a term that begins to run on the next day."""
    year, wanted = day.year, count
    table = _running(year)
    if table is not None:
        wanted += table[day.timetuple().tm_yday - 1]
    while table is not None:
        if count <= 0:
            return day
        if wanted <= table[-1]:
            return datetime.date(year, 1, 1) + datetime.timedelta(days=bisect_left(table, wanted))
        wanted -= table[-1]
        year += 1
        table = _running(year)
    return UnknownYear(year)


def missed(first: datetime.date, limit: int, last: datetime.date) -> datetime.date | UnknownYear | None:
    """The last day on which something due ``limit`` working days after ``first`` was in time,
    if ``last`` lies past it; else None.

    Asks the calendar only when the plain number of days leaves room for doubt, so that most documents never need it.
    """
    if (last - first).days <= limit:
        return None
    due = after(first, limit)
    return due if isinstance(due, UnknownYear) or last > due else None
