"""count 个数

不小于 0 的整数，可以有千分位的逗号，不写单位。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types import integer, number
from generator.model.field_types._values import matched
from generator.model.kind import Field

UNSIGNED = number.WHOLE.removeprefix("[+-]?")
PATTERN = re.compile(rf"(?:\+?{UNSIGNED}|-0{{1,15}})(?:\.0+)?")
EXAMPLES = ("36", "1,234", "0", "12.0", "+7")
REFUSED = ("-5", "3.5", "三", "1,23", "3人", "３", "1e3", "1234567890123456", "[3]")
SCHEMA = integer.SCHEMA | {"pattern": f"^(?:{PATTERN.pattern})$", "minimum": 0}
WIDGET, SHOWN, BROWSER = integer.WIDGET, integer.SHOWN, integer.BROWSER
FORM = "不带单位、不小于 0 的整数"


def check(value: Any, field: Field) -> int:
    return int(matched(value, PATTERN, "不小于 0 的整数").replace(",", "").partition(".")[0])
