"""A date as an official document writes it -> ``2016-09-28``."""

from __future__ import annotations

import datetime
import re

_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "O": 0, "0": 0}
_ARABIC = r"(?P<year>(?:19|20)\d{2})\s*(?:年|[-/.])\s*(?P<month>\d{1,2})\s*(?:月|[-/.])\s*(?P<day>\d{1,2})\s*日?"
_CHINESE = (
    r"(?P<cyear>[一二][〇○零O0一二三四五六七八九]{3})\s*年\s*(?P<cmonth>[一二三四五六七八九十]{1,3})\s*月"
    r"\s*(?P<cday>[一二三四五六七八九十]{1,3})\s*日"
)
DAY = re.compile(rf"(?<!\d)(?:{_ARABIC}|{_CHINESE})(?!\d)")
"""A whole date, in Arabic digits or Chinese numerals."""


def iso(text: str) -> str:
    """The first date in the text as ``YYYY-MM-DD``; "" when there is none, or none that exists."""
    match = DAY.search(text)
    return _iso(match) if match else ""


def is_day(text: str) -> bool:
    """True when the text is a date and nothing else (brackets allowed)."""
    return bool(DAY.fullmatch(text.strip().strip("（）()").strip()))


def _iso(match: re.Match[str]) -> str:
    if match.group("year"):
        year, month, day = (int(match.group(name)) for name in ("year", "month", "day"))
    else:
        year = int("".join(str(_DIGITS[char]) for char in match.group("cyear")))
        month, day = _number(match.group("cmonth")), _number(match.group("cday"))
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _number(text: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS[text] if len(text) == 1 else 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
