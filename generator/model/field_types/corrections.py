"""corrections 更正列表

更正记录：哪天、改了什么。
"""

from __future__ import annotations

from typing import Any

from generator.model.document import Correction
from generator.model.field_types import record_schema
from generator.model.field_types._records import records
from generator.model.field_types.attachments import listed as widget
from generator.model.kind import Field, by_name

__all__ = ["widget"]

EXAMPLES = ("[{date: 2026-04-02, text: 更正电话}]", "{日期: 2026-4-2, 内容: 更正电话}", "[]")
REFUSED = (
    "[更正电话]",
    "[{date: 2026-04-02}]",
    "[{date: 4月2日, text: 更正电话}]",
    "[{date: 2026-04-02, text: [电话]}]",
)
PARTS = (
    Field("date", "日期", "date", doc="更正之日。", required=True),
    Field("text", "内容", doc="更正了什么。", required=True, example="更正咨询电话"),
)
OFFERED = False
BROWSER = {"list": True}
_PARTS = by_name(PARTS)


def check(value: Any, field: Field) -> tuple[Correction, ...]:
    return records(value, _PARTS, Correction)


def schema(field: Field) -> dict[str, Any]:
    return one_or_several(record_schema(PARTS))


def one_or_several(one: dict[str, Any]) -> dict[str, Any]:
    """A record, or a list of such."""
    return {"anyOf": [one, {"type": "array", "items": one}]}
