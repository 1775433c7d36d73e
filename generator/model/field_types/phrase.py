"""phrase 至少两个字

写姓名、职务或理由；一个字、一个符号说不清楚。
"""

from __future__ import annotations

from typing import Any

from generator.model.field_types._values import SCALAR, text_of
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

EXAMPLES = ("办公室主任", "张三", "12")
REFUSED = ("张", "无", "7", "[张三, 李四]")
SCHEMA = SCALAR | {"minLength": 2, "not": {"enum": list(range(10))}}
WIDGET = {"widget": "string"}
SHOWN = "fact"
OFFERED = False


def check(value: Any, field: Field) -> str:
    text = text_of(value)
    if len(text) < 2:
        raise UnfitValue(Misfit(value, "至少两个字"))
    return text
