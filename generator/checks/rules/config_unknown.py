"""CFG-UNKNOWN 配置里有不认识的一项。

写错的名称不会起作用，所以是错误。
"""

from __future__ import annotations

CODE = "CFG-UNKNOWN"
FAULT = "config-unknown"
LEVEL = "error"
MESSAGE = "配置里没有“{field}”这一项"
HINT = "{near_hint}改正或删去这一行"
ENGLISH = (
    "unknown setting {field}",
    "correct or remove it{near_en}",
)
FIXED = True
