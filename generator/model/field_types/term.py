"""term 时限

多少日、工作日、个月或年以内，如“15个工作日内”。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types._values import matched
from generator.model.kind import Field

PATTERN = re.compile(r"[1-9][0-9]{0,2}(?:个工作日|日|个月|年)内")
EXAMPLES = ("15个工作日内", "30日内", "3个月内", "1年内")
REFUSED = ("15", "15个工作日", "及时", "0日内", "十日内", "1000日内", "[15日内]")
SCHEMA = {"type": "string", "pattern": f"^(?:{PATTERN.pattern})$"}
WIDGET = {"widget": "string"}
SHOWN = "fact"
FORM = "多少日、工作日、个月或年以内，如 15个工作日内"


def check(value: Any, field: Field) -> str:
    return matched(value, PATTERN, FORM)
