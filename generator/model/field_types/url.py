"""url 网址

以 http:// 或 https:// 开头。
"""

from __future__ import annotations

import re
from typing import Any

from generator.model.field_types._values import matched
from generator.model.kind import Field

PATTERN = re.compile(r"https?://[^\s/]+\S*")
EXAMPLES = ("https://www.lanqing.example/", "http://lanqing.example/a?b=c#d")
REFUSED = ("www.lanqing.example", "https://", "https:///a", "'https://a.example/a b'", "ftp://a.example", "[https://a]")
SCHEMA = {"type": "string", "pattern": f"^(?:{PATTERN.pattern})$"}
WIDGET = {"widget": "string", "pattern": [f"^{PATTERN.pattern}$", "网址以 http:// 或 https:// 开头"]}
SHOWN = "fact"


def check(value: Any, field: Field) -> str:
    return matched(value, PATTERN, "以 http:// 或 https:// 开头的网址")
