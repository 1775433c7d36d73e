"""DAT-MISSING 数据缺少必填的一项。

每个机关、主题、公开事项都要有编号和名称。
"""

from __future__ import annotations

CODE = "DAT-MISSING"
FAULT = "data-missing"
LEVEL = "error"
MESSAGE = "这一项没有写 {field}{name_in}"
HINT = "补上 {field}"
ENGLISH = (
    "{field} is missing",
    "add it",
)
FIXED = True
