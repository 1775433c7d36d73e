"""moment 日期，可带时间

写成 2026-03-01 或 2026-03-01 09:30 的形式。
"""

from __future__ import annotations

import datetime
from typing import Any

from generator.base.dates import MOMENT, parse_moment
from generator.model.field_types import date
from generator.model.field_types._values import text_of
from generator.model.kind import Field

EXAMPLES = ("2026-03-01 09:30", "2026-03-01", "2026-3-1T23:59:59")
REFUSED = ("2026-03-01 99:99", "2026-03-01 24:00", "2026-03-01 9:30", "2026-03-01 09:30:60", "2026-03-01上午", "09:30")
SCHEMA = {"type": "string", "pattern": f"^{MOMENT}$"}
WIDGET = date.WIDGET | {"default": "{{now}}"}
SHOWN = "fact"
BROWSER = {"day": True}
FORM = "YYYY-MM-DD 或 YYYY-MM-DD HH:MM"


def said(value: tuple[datetime.date, str]) -> str:
    """The day, and the time where there is one."""
    day, clock = value
    return f"{day} {clock}".strip()


def check(value: Any, field: Field) -> tuple[datetime.date, str]:
    try:
        return parse_moment(text_of(value))
    except ValueError:
        timed = ":" in field.example
        raise (date.unfit(value, f"{field.example} 这样，日期和时间都写") if timed else date.unfit(value)) from None
