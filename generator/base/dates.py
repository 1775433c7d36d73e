"""Words and clocks -> calendar days, in the time zone of the sites (Asia/Shanghai)."""

from __future__ import annotations

import datetime
import re

SHANGHAI = datetime.timezone(datetime.timedelta(hours=8), "CST")
"""China keeps one time zone without daylight saving since 1992, so no time zone database is needed."""

_DIGIT = "[0-9０-９]"
DAY = rf"{_DIGIT}{{4}}-{_DIGIT}{{1,2}}-{_DIGIT}{{1,2}}"
"""Pattern of a day as people write it; of digits, those of a Chinese keyboard in its wide mode are digits too."""
_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
MOMENT = rf"{DAY}(?:[ \tT]+(?:{_CLOCK})?)?"
"""Pattern of a day, or a day with a clock behind it."""
_OTHER_FORM = re.compile(r"([12１２]\d{3})\s*[-/.年－／．—]\s*(\d{1,2})\s*[-/.月－／．—]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"([12]\d{3})(\d\d)(\d\d)")
_NUMERALS = "〇一二三四五六七八九"
_OF_PAPER = re.compile(rf"([○零{_NUMERALS}]{{4}})年([{_NUMERALS}十]{{1,3}})月([{_NUMERALS}十]{{1,3}})[日号]")
"""二〇二六年三月一日, as older papers bear it."""
_FORM_OF_DAY, _FORM_OF_MOMENT = re.compile(DAY), re.compile(rf"({DAY})(?:[ \tT]+({_CLOCK})?)?")


def today() -> datetime.date:
    """The day that it is in China now. The one place in the program that asks the clock."""
    return datetime.datetime.now(SHANGHAI).date()


def parse_day(text: str) -> datetime.date:
    """``2026-03-01`` -> date. Raises ValueError for any other form and for days that do not exist."""
    text = text.strip()
    if not _FORM_OF_DAY.fullmatch(text):
        raise ValueError("form")
    year, month, day = (int(part) for part in text.split("-"))
    if not 1900 <= year <= 2200:
        raise ValueError("year")
    return datetime.date(year, month, day)


def meant_day(text: str) -> datetime.date | None:
    """The day that somebody wrote in another form, such as 2026年3月1日, 2026/3/1 or 二〇二六年三月一日; None when it says
    none."""
    text = text.strip()
    match = _OTHER_FORM.fullmatch(text) or _COMPACT.fullmatch(text)
    paper = _OF_PAPER.fullmatch(text)
    parts = match.groups() if match else tuple(map(_number, paper.groups())) if paper else ()
    try:
        return parse_day("-".join(parts)) if parts else None
    except ValueError:
        return None


def _number(numerals: str) -> str:
    """二〇二六 -> 2026, 三十一 -> 31."""
    digits = {"○": "0", "零": "0"} | {word: str(value) for value, word in enumerate(_NUMERALS)}
    tens, ten, units = numerals.rpartition("十")
    if ten:
        return f"{digits.get(tens, '1')}{digits.get(units, '0')}"
    return "".join(digits[word] for word in numerals)


def parse_moment(text: str) -> tuple[datetime.date, str]:
    """``2026-03-01`` or ``2026-03-01 09:30`` -> (day, "" or "09:30"). Raises ValueError as :func:`parse_day`."""
    match = _FORM_OF_MOMENT.fullmatch(text.strip())
    if not match:
        raise ValueError("form")
    day, clock = match.groups()
    return parse_day(day), (clock or "")[:5]


def chinese(day: datetime.date) -> str:
    """2026-03-01 -> 2026年3月1日, as GB/T 9704-2012 7.3.5.4 writes dates (no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"
