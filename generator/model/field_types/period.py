"""period 时期

一年、一个季度或一个月：2026、2026年第一季度（2026-Q1）、2026年3月（2026-03）。
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from generator.model.field_types._values import text_of
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})"
_QUARTER = r"年?(?:第?(?P<quarter>[1-4一二三四])季度|-?[Qq](?P<q>[1-4]))"
_MONTH = r"[-年](?P<month>1[0-2]|0?[1-9])月?"
PATTERN = re.compile(rf"{_YEAR}(?:{_QUARTER}|{_MONTH}|年度?)?")
EXAMPLES = ("2026年第一季度", "2026-Q1", "2026年1季度", "2026-03", "2026年3月", "2026年度", "2026")
REFUSED = ("第一季度", "26年3月", "2026-13", "2026-Q5", "2026年上半年", "[2026]")
SCHEMA = {
    "type": ["string", "integer"],
    "pattern": f"^(?:{re.sub(r'[?]P<[a-z]+>', '?:', PATTERN.pattern)})$",
    "minimum": 1900,
    "maximum": 2199,
}
WIDGET = {"widget": "string"}
SHOWN = "fact"
FORM = "2026年第一季度、2026年3月 或 2026"


def check(value: Any, field: Field) -> str:
    """In one form, in whose order periods of a kind follow each other: 2026-Q1, 2026-03, 2026."""
    match = PATTERN.fullmatch(text_of(value))
    if match is None:
        raise UnfitValue(Misfit(value, FORM))
    year, quarter, month = match["year"], match["quarter"] or match["q"], match["month"]
    if quarter:
        return f"{year}-Q{'一二三四'.index(quarter) + 1 if quarter in '一二三四' else quarter}"
    return f"{year}-{int(month):02}" if month else year


def said(value: str) -> str:
    year, _, part = value.partition("-")
    if part.startswith("Q"):
        return f"{year}年第{'一二三四'[int(part[1]) - 1]}季度"
    return f"{year}年{int(part)}月" if part else f"{year}年"


def next_period(period: str) -> str:
    """The period after one, of its kind. Both as ``check`` gives them."""
    year, _, part = period.partition("-")
    if not part:
        return str(int(year) + 1)
    quarters = part.startswith("Q")
    count = int(part.removeprefix("Q")) + 1
    if count > (4 if quarters else 12):
        year, count = str(int(year) + 1), 1
    return f"{year}-Q{count}" if quarters else f"{year}-{count:02}"


def follows(before: str, after: str) -> bool:
    """Whether one period is the next after another of its kind."""
    return next_period(before) == after


def ended(period: str) -> datetime.date:
    """The last day of a period."""
    year, _, part = next_period(period).partition("-")
    month = int(part[1]) * 3 - 2 if part.startswith("Q") else int(part or 1)
    return datetime.date(int(year), month, 1) - datetime.timedelta(days=1)
