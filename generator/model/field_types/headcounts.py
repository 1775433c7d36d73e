"""headcounts 名称和人数

一行一项“名称: 人数”，人数写数字，后面可以有“人”。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types import figures
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

PATTERN = re.compile(r"\+?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.0+|人)?")
EXAMPLES = ("{县民政局: 3人, 青山镇: 2}", "{县民政局: '1,200人'}", "{}")
REFUSED = (
    "3人",
    "{县民政局: 三人}",
    "{县民政局: -3}",
    "{县民政局: 1.5}",
    "{县民政局: '1,20人'}",
    "{县民政局: 1234567890123}",
)
_COUNT = {"type": ["integer", "string"], "pattern": f"^(?:{PATTERN.pattern})$", "minimum": 0, "maximum": 10**12 - 1}
SCHEMA = {"type": "object", "additionalProperties": _COUNT}
PARTS = (
    Field("name", "名称", doc="单位的名称。", required=True, example="县民政局"),
    Field("value", "人数", doc="多少人。", required=True, example="3人"),
)
SHOWN, BROWSER = figures.SHOWN, figures.BROWSER
split, widget = figures.split, figures.widget


def check(value: Any, field: Field) -> tuple[tuple[str, str], ...]:
    pairs = figures.check(value, field)
    wrong = next((said for _, said in pairs if not PATTERN.fullmatch(said)), "")
    if wrong:
        raise UnfitValue(Misfit(wrong, "一行一项“名称: 人数”，人数写整数，例如 3人"))
    return pairs


def counted(said: str) -> int:
    """How many people it says."""
    return int(said.removesuffix("人").replace(",", "").partition(".")[0])
