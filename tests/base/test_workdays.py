"""Working days against the State Council's holiday notices for 2024, 2025 and 2026."""

from __future__ import annotations

import datetime
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.base import workdays
from generator.base.workdays import UnknownYear

KNOWN = st.dates(date(2004, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        # 国办发明电〔2023〕7号: 2024
        (date(2024, 2, 4), True),
        (date(2024, 2, 18), True),
        (date(2024, 2, 9), True),
        (date(2024, 2, 12), False),
        (date(2024, 4, 7), True),
        (date(2024, 4, 28), True),
        (date(2024, 5, 3), False),
        (date(2024, 5, 11), True),
        (date(2024, 9, 14), True),
        (date(2024, 9, 16), False),
        (date(2024, 9, 29), True),
        (date(2024, 10, 12), True),
        # 国办发明电〔2024〕12号: 2025
        (date(2025, 1, 26), True),
        (date(2025, 1, 28), False),
        (date(2025, 2, 8), True),
        (date(2025, 4, 27), True),
        (date(2025, 5, 2), False),
        (date(2025, 9, 28), True),
        (date(2025, 10, 8), False),
        (date(2025, 10, 11), True),
        # 国办发明电〔2025〕7号: 2026
        (date(2026, 1, 2), False),
        (date(2026, 1, 4), True),
        (date(2026, 2, 14), True),
        (date(2026, 2, 23), False),
        (date(2026, 2, 28), True),
        (date(2026, 5, 9), True),
        (date(2026, 9, 20), True),
        (date(2026, 10, 10), True),
        # plain days
        (date(2026, 3, 2), True),
        (date(2026, 3, 7), False),
        (date(2026, 1, 1), False),
    ],
)
def test_days_of_the_notices(day: date, working: bool) -> None:
    assert workdays.is_workday(day) is working


def test_the_long_holiday_of_october_2026() -> None:
    # 30 September is a Wednesday; 1 to 7 October are off, Saturday the 10th is worked.
    assert workdays.between(date(2026, 9, 30), date(2026, 10, 8)) == 1
    assert workdays.between(date(2026, 9, 30), date(2026, 10, 10)) == 3
    assert workdays.after(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert workdays.after(date(2026, 9, 30), 20) == date(2026, 11, 3)


def test_three_working_days_over_the_spring_festival_of_2025() -> None:
    # Published on Friday 24 January: Sunday the 26th and Monday the 27th are worked,
    # then the festival until 4 February.
    assert workdays.after(date(2025, 1, 24), 3) == date(2025, 2, 5)
    assert workdays.missed(date(2025, 1, 24), 3, date(2025, 2, 5)) is None
    assert workdays.missed(date(2025, 1, 24), 3, date(2025, 2, 6)) == date(2025, 2, 5)


def test_across_years() -> None:
    assert workdays.between(date(2024, 12, 31), date(2025, 1, 2)) == 1
    assert workdays.between(date(2025, 12, 31), date(2026, 1, 4)) == 1


@settings(deadline=None)
@given(KNOWN, KNOWN)
def test_a_count_is_the_number_of_days_that_are_worked(first: date, last: date) -> None:
    if last > first + datetime.timedelta(days=400):
        last = first + datetime.timedelta(days=400)
    if last.year > 2026:
        last = date(2026, 12, 31)
    days = [first + datetime.timedelta(days=n) for n in range(1, (last - first).days + 1)]
    assert workdays.between(first, last) == sum(workdays.is_workday(day) is True for day in days)


@settings(deadline=None)
@given(KNOWN.filter(lambda day: day.year < 2026), st.integers(1, 60))
def test_after_and_between_agree(day: date, count: int) -> None:
    found = workdays.after(day, count)
    assert isinstance(found, date)
    assert workdays.between(day, found) == count
    assert workdays.is_workday(found) is True


@pytest.mark.parametrize("year", [1999, 2003, 2199])
def test_a_year_without_notice_is_said(year: int) -> None:
    assert not workdays.known(year)
    assert workdays.is_workday(date(year, 6, 1)) == UnknownYear(year)
    assert workdays.is_workday(date(year, 1, 1)) == UnknownYear(year)
    assert workdays.between(date(year, 6, 1), date(year, 8, 1)) == UnknownYear(year)
    assert workdays.after(date(year, 6, 1), 1) == UnknownYear(year)
    assert workdays.missed(date(year, 6, 1), 20, date(year, 8, 1)) == UnknownYear(year)


def test_few_days_need_no_calendar() -> None:
    assert workdays.missed(date(2199, 6, 1), 20, date(2199, 6, 20)) is None
    assert workdays.between(date(2199, 6, 2), date(2199, 6, 1)) == 0
    script = (
        "import sys, datetime; from generator.base import workdays as w;"
        "w.missed(datetime.date(2026, 6, 1), 20, datetime.date(2026, 6, 20)); "
        "assert 'chinese_calendar' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_a_term_that_ended_in_a_known_year_is_missed_however_late_it_is() -> None:
    assert workdays.missed(date(2026, 10, 9), 20, date(2199, 1, 1)) == date(2026, 11, 5)
    assert workdays.after(date(2026, 12, 31), 1) == UnknownYear(2027)
    assert workdays.after(date(2026, 5, 1), 0) == date(2026, 5, 1)


@pytest.mark.parametrize("year", [2004, 2013, 2020, 2024, 2025, 2026])
def test_tables_agree_with_the_library(year: int) -> None:
    import chinese_calendar

    day = date(year, 1, 1)
    while day.year == year:
        assert workdays.is_workday(day) is chinese_calendar.is_workday(day)
        day += datetime.timedelta(days=1)
