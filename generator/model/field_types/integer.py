"""integer 整数

可以有千分位的逗号，不写单位。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types import number
from generator.model.field_types._values import matched
from generator.model.kind import Field

PATTERN = re.compile(rf"{number.WHOLE}(?:\.0+)?")
EXAMPLES = ("3", "1,234", "-5", "12.0", "+7")
REFUSED = ("3.5", "三", "1,23", "1,2345", "12a", "３", "1e3", "1234567890123456", "[3]")
SCHEMA = number.SCHEMA | {"type": ["integer", "string"], "pattern": f"^(?:{PATTERN.pattern})$"}
WIDGET = {"widget": "number", "value_type": "int"}
SHOWN = "fact"
BROWSER = {"drop": ","}
FORM = "不带单位的整数"


def check(value: Any, field: Field) -> int:
    return int(matched(value, PATTERN, "整数").replace(",", "").partition(".")[0])
