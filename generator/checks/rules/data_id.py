"""DAT-ID 编号不能用作网址。

编号只用小写字母、数字、- 和 _。
"""

from __future__ import annotations

CODE = "DAT-ID"
FAULT = "data-id"
LEVEL = "error"
MESSAGE = "编号“{value}”不能用作网址"
HINT = "改成小写字母、数字、- 和 _"
ENGLISH = (
    "{value} cannot be part of an address",
    "use a-z, 0-9, - and _",
)
FIXED = True
