"""slug 编号

小写英文字母、数字、- 和 _，字母或数字开头，不超过100个字符，不能以16位数字开头；它会成为网址的一部分。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types._values import SCALAR, matched
from generator.model.kind import Field

PATTERN = re.compile(r"(?!\d{16})[a-z0-9][a-z0-9_-]{0,99}")
EXAMPLES = ("gongzufang-2026", "2026", "a_1")
REFUSED = ("1234567890123456", "公租房", "A-1", "-a", "a b", "a/b", "[a]")
SCHEMA = SCALAR | {"pattern": f"^(?:{PATTERN.pattern})$", "minimum": 0, "multipleOf": 1, "maximum": 10**15 - 1}
WIDGET = {"widget": "string"}
SHOWN = "fact"


def check(value: Any, field: Field) -> str:
    return matched(value, PATTERN, "小写英文字母、数字、- 和 _，字母或数字开头")
