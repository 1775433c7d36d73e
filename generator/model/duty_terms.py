"""Periods for which duties are owed, and the last day of each by a phrase such as "次年1月31日前"."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator

import msgspec

from generator.base.patterns import lazy_re
from generator.model.deadline import Clause
from generator.model.deadline_phrases import parse
from generator.model.duty import PeriodUnit
from generator.model.lifecycle import last_moment

_MONTHS: dict[PeriodUnit, int] = {"年": 12, "半年": 6, "季度": 3, "月": 1}
_NUMBERS = "一二三四"
_YEARLY = lazy_re(r"(?P<year>当年|次年|每年)?(?P<month>1[0-2]|0?[1-9])月(?P<day>[0-3]?[0-9])日[之以]?前")
_AFTER = lazy_re(r"(?:期满|期末|期限届满)(?:之日起|后)?(?P<limit>.+内)")
_PERIOD = lazy_re(r"(?P<year>(?:19|20|21)[0-9]{2})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>[01][0-9])))?")


class DutyPeriod(msgspec.Struct, frozen=True, order=True):
    """A span of time. first, last: its days, both included. label: what it is called (2026年第一季度); "" for always."""

    first: datetime.date
    last: datetime.date
    label: str = ""


ALWAYS = DutyPeriod(datetime.date.min, datetime.date.max)


def period_at(unit: PeriodUnit, day: datetime.date) -> DutyPeriod:
    """The period of a kind that a day lies in."""
    if not unit:
        return ALWAYS
    months = _MONTHS[unit]
    number = (day.month - 1) // months
    begin, end = number * months + 1, (number + 1) * months
    return DutyPeriod(
        datetime.date(day.year, begin, 1),
        datetime.date(day.year, end, calendar.monthrange(day.year, end)[1]),
        _label(unit, day.year, number),
    )


def _label(unit: PeriodUnit, year: int, number: int) -> str:
    part = {"年": "", "半年": "上半年" if number == 0 else "下半年", "月": f"{number + 1}月"}
    return f"{year}年{part.get(unit, f'第{_NUMBERS[number % 4]}季度')}"


def periods(unit: PeriodUnit, since: int, today: datetime.date) -> Iterator[DutyPeriod]:
    """Every period that has begun, the newest first. since: the first year."""
    if not unit:
        yield ALWAYS
        return
    day = today
    while day.year >= since:
        period = period_at(unit, day)
        yield period
        if period.first == datetime.date.min:
            return
        day = period.first - datetime.timedelta(days=1)


def period_of_value(unit: PeriodUnit, value: object) -> DutyPeriod | None:
    """The period that a field names: a year, a period as ``field_types.period`` has it, or a day. None when it names
    a longer one (a year, where each month is owed) or nothing."""
    if isinstance(value, datetime.date):
        return period_at(unit, value)
    match = _PERIOD.fullmatch(str(value).strip().removesuffix("年"))
    if match is None:
        return None
    if match["quarter"]:
        given, month = 3, int(match["quarter"]) * 3
    elif match["half"]:
        given, month = 6, int(match["half"]) * 6
    else:
        given, month = (1, int(match["month"])) if match["month"] else (12, 12)
    if not unit or given > _MONTHS[unit] or not 1 <= month <= 12:
        return None
    return period_at(unit, datetime.date(int(match["year"]), month, 1))


def readable(phrase: str) -> bool:
    """Whether a phrase says a last day."""
    yearly = _YEARLY.fullmatch(_bare(phrase))
    return bool((yearly and 1 <= int(yearly["day"]) <= 31) or _clause_after(phrase))


def last_day(phrase: str, period: DutyPeriod) -> datetime.date | None:
    """The last day for a period: that of a month in the year of its end or the next, or so long after its end. "" is
    its own last day. None when there is none, or the calendar of working days does not reach so far."""
    if period == ALWAYS:
        return None
    bare = _bare(phrase)
    if not bare:
        return period.last
    yearly = _YEARLY.fullmatch(bare)
    if yearly:
        year, month, day = period.last.year + (yearly["year"] == "次年"), int(yearly["month"]), int(yearly["day"])
        if yearly["year"] == "每年" and (month, day) < (period.last.month, period.last.day):
            year += 1  # of what has ended by then
        return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
    clause = _clause_after(phrase)
    return days_after(period.last, clause) if clause else None


def days_after(day: datetime.date, clause: Clause) -> datetime.date | None:
    """The last day of a limit that runs from a day; None when the calendar does not reach so far."""
    try:
        moment = last_moment(datetime.datetime.combine(day, datetime.time()), clause)
    except (OverflowError, ValueError):  # beyond the year 9999
        return None
    return moment.date() if moment else None


def ends_before(phrase: str) -> bool:
    """Whether the period that a phrase speaks of has ended by then: what is published in time is published after it."""
    yearly = _YEARLY.fullmatch(_bare(phrase))
    return bool(_clause_after(phrase) or (yearly and yearly["year"] == "次年"))


def limit_of(phrase: str) -> Clause | None:
    """A limit such as "20个工作日内" as a number that can be counted with."""
    deadline = parse(phrase) if phrase else None
    clause = deadline.general if deadline else None
    return clause if clause and clause.n and clause.unit else None


def _clause_after(phrase: str) -> Clause | None:
    match = _AFTER.fullmatch(_bare(phrase))
    return limit_of(match["limit"]) if match else None


def _bare(phrase: str) -> str:
    return "".join(phrase.split())
