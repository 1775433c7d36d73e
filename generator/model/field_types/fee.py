"""fee 收费标准

写明多少元、按什么收（每平方米每日1元、按中标金额的0.5%），政府定价或市场调节的照写，不收的写“免收”。
"""

from __future__ import annotations

import re
from typing import Any

from generator.base.patterns import pattern_table
from generator.model.field_types._values import matched
from generator.model.kind import Field

_NUMERAL = "[0-9０-９零一二三四五六七八九十百千万半]"
_WITHOUT_AMOUNT = pattern_table("免收 免征 不收费 停征 市场调节价 见附件 协商")
PATTERN = re.compile(rf"[\s\S]*(?:{_NUMERAL}\s*[元角分%％‰]|{_WITHOUT_AMOUNT.pattern})[\s\S]*")
EXAMPLES = ("每平方米每日1元", "免收", "按成交额的0.5%收取", "市场调节价", "十元/本")
REFUSED = ("按规定收取", "见文件", "1", "[1元]")
SCHEMA = {"type": "string", "pattern": f"^{PATTERN.pattern}$"}
WIDGET = {"widget": "string"}
SHOWN = "fact"
FORM = "每多少收多少元（按多少%收），或者“免收”"


def check(value: Any, field: Field) -> str:
    return matched(value, PATTERN, FORM)
