"""DAT-TWICE 编号重复。

编号用于网址和引用，不能有两个相同。
"""

from __future__ import annotations

CODE = "DAT-TWICE"
FAULT = "data-twice"
LEVEL = "error"
MESSAGE = "编号“{value}”出现了两次"
HINT = "改掉其中一个"
ENGLISH = (
    "id {value} occurs twice",
    "change one",
)
FIXED = True
