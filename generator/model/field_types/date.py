"""date 日期

写成 2026-03-01 的形式，月和日可以不写前面的零；要是真有的一天，1900年以后。
"""

from __future__ import annotations

import datetime
from typing import Any

from generator.base.dates import DAY, chinese, meant_day, parse_day
from generator.model.field_types._values import text_of
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = ("2026-03-01", "2026-3-1", "２０２６-０３-０１")
REFUSED = ("2026年3月1日", "2026-03", "2026/03/01", "2026-03-01 09:30", "2026-3-001", "20260301", "[2026-03-01]")
SCHEMA = {"type": "string", "pattern": f"^{DAY}$"}
WIDGET = {
    "widget": "datetime",
    "format": "YYYY-MM-DD",
    "date_format": "YYYY-MM-DD",
    "time_format": False,
    "default": "",
}
"""A day without a clock. Without ``default`` Decap would fill in today, which nobody has decided."""
SHOWN = "fact"
BROWSER = {"day": True}
said = chinese
FORM = "YYYY-MM-DD"


def check(value: Any, field: Field) -> datetime.date:
    try:
        return parse_day(text_of(value))
    except ValueError:
        raise unfit(value) from None


def unfit(value: Any, form: str = "YYYY-MM-DD 的形式") -> UnfitValue:
    """What is wrong, and the day that is meant where another form of writing says it."""
    day = meant_day(value) if isinstance(value, str) else None
    return UnfitValue(Misfit(value, kind="field-date", more={"own": f"，即 {day}" if day else "", "written": form}))
