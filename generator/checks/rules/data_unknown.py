"""DAT-UNKNOWN 数据文件里有不认识的一项。

写错的名称不会起作用，所以是错误。
"""

from __future__ import annotations

CODE = "DAT-UNKNOWN"
FAULT = "data-unknown"
LEVEL = "error"
MESSAGE = "没有“{field}”这个字段"
HINT = "{near_hint}改正或删去这一行"
ENGLISH = (
    "unknown key {field}",
    "correct or remove it{near_en}",
)
FIXED = True
