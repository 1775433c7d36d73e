"""A serial number of days -> day and clock as a section of a number format shows them."""

from __future__ import annotations

import datetime

import msgspec

from generator.content.sheets.chinese_numerals import of_a_day, one_by_one
from generator.content.sheets.format_code import FormatSection, Token

_SECONDS = 86_400
_LAST = 2_958_465
"""The 31st of December 9999, after which a spreadsheet has no days."""
_SHIFT_1904 = 1462
"""Days between the two systems that a workbook may count in (18.17.4.1)."""
_WEEK = "日一二三四五六"
_ENGLISH_WEEK = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
_ENGLISH_MONTHS = "January February March April May June July August September October November December".split()


class SerialDay(msgspec.Struct, frozen=True):
    """seconds: of the day, whole ones. fraction: of a second, in thousandths. total: seconds since the first day."""

    year: int
    month: int
    day: int
    weekday: int
    seconds: int
    fraction: int
    total: int


def serial_day(value: float, *, since_1904: bool, places: int = 0) -> SerialDay | None:
    """None for what is no day: before the first, after the last. places: of a second that are shown.

    The 29th of February 1900, which never was, is day 60, as every spreadsheet has it.
    """
    parts = 10**places
    ticks = round(value * _SECONDS * parts)
    days, rest = divmod(ticks, _SECONDS * parts)
    days += _SHIFT_1904 if since_1904 else 0
    if not 0 <= days <= _LAST or value < 0:
        return None
    if days in (0, 60):
        year, month, day = (1900, 1, 0) if not days else (1900, 2, 29)
    else:
        date = datetime.date(1899, 12, 31 if days < 60 else 30) + datetime.timedelta(days)
        year, month, day = date.year, date.month, date.day
    seconds, fraction = divmod(rest, parts)
    return SerialDay(year, month, day, (days + 6) % 7, seconds, fraction, ticks // parts)


def said_day(section: FormatSection, value: float, *, since_1904: bool) -> str | None:
    """The section's text; None for a number that is no day."""
    tokens = section.tokens
    places = _places(tokens)
    at = serial_day(value, since_1904=since_1904, places=places)
    if at is None:
        return None
    said: list[str] = []
    for place, token in enumerate(tokens):
        if token.kind in ("date", "elapsed"):
            said.append(_part(section, place, at))
        elif token.kind == "noon":
            said.append(token.text.split("/")[at.seconds >= _SECONDS // 2])
        elif token.kind == "digit":
            continue
        elif token.kind == "." and places and place + 1 < len(tokens) and tokens[place + 1].kind == "digit":
            said.append(f".{at.fraction:0{places}}")
        else:
            said.append(token.text)
    return "".join(said)


def _places(tokens: tuple[Token, ...]) -> int:
    """How many places of a second are shown: ``ss.00``."""
    point = next((place for place, token in enumerate(tokens) if token.kind == "."), len(tokens))
    return min(3, sum(token.kind == "digit" for token in tokens[point:]))


def shows_whole_day(section: FormatSection) -> bool:
    """Whether year, month and day can be seen."""
    tokens = section.tokens
    dates = {token.text[0] for token in tokens if token.kind == "date"}
    months = any(
        token.text[0] == "m" and not _is_minute(tokens, at) for at, token in enumerate(tokens) if token.kind == "date"
    )
    days = any(token.kind == "date" and token.text in ("d", "dd") for token in tokens)
    return bool(dates & {"y", "e"}) and months and days


def _is_minute(tokens: tuple[Token, ...], place: int) -> bool:
    """``m`` is a minute behind an hour or before a second, else a month."""
    before = [token.text[0] for token in tokens[:place] if token.kind in ("date", "elapsed")]
    after = [token.text[0] for token in tokens[place + 1 :] if token.kind in ("date", "elapsed")]
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _part(section: FormatSection, place: int, at: SerialDay) -> str:
    token = section.tokens[place]
    sign, width = token.text[0], len(token.text)
    if token.kind == "elapsed":
        return f"{at.total // {'h': 3600, 'm': 60, 's': 1}[sign]:0{width}}"
    if sign in "ye":
        return _year(section, sign, width, at.year)
    if sign == "g":
        return "中華民國" if section.locale in ("404", "0404") else "公元"
    if sign == "a":
        return f"{'星期' if width > 3 else ''}{_WEEK[at.weekday]}"
    if sign == "d" and width > 2:
        return _weekday(at.weekday, width, chinese=section.chinese)
    if sign == "m" and not _is_minute(section.tokens, place):
        return _month(section, at.month, width)
    hour = at.seconds // 3600
    if section.has("noon"):
        hour = hour % 12 or 12
    number = {"d": at.day, "h": hour, "m": at.seconds // 60 % 60, "s": at.seconds % 60}[sign]
    return of_a_day(number, section.numerals) if section.numerals else f"{number:0{min(width, 2)}}"


def _year(section: FormatSection, sign: str, width: int, year: int) -> str:
    if sign == "e" and section.locale in ("404", "0404"):
        return str(year - 1911)
    digits = f"{year % 100:02}" if sign == "y" and width < 3 else f"{year:04}"
    return one_by_one(digits, section.numerals)


def _month(section: FormatSection, month: int, width: int) -> str:
    if width < 3:
        return of_a_day(month, section.numerals) if section.numerals else f"{month:0{width}}"
    if section.chinese:
        return f"{month}月" if width == 3 else f"{_MONTHS[month - 1]}月"
    name = _ENGLISH_MONTHS[month - 1]
    return {3: name[:3], 5: name[:1]}.get(width, name)


def _weekday(day: int, width: int, *, chinese: bool) -> str:
    if chinese:
        return f"{'周' if width == 3 else '星期'}{_WEEK[day]}"
    return _ENGLISH_WEEK[day][:3] if width == 3 else _ENGLISH_WEEK[day]
