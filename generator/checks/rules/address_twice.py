"""URL-TWICE 两个页面用同一个网址。

例如文件编号与另一份文件只差大小写，或旧地址与现有页面相同。
"""

from __future__ import annotations

CODE = "URL-TWICE"
SCOPE = "plan"
LEVEL = "error"
MESSAGE = "网址 {address} 已被“{other}”占用"
HINT = "改掉其中一个的编号或旧地址"
ENGLISH = (
    "address {address} is already used by {other}",
    "change one of the two",
)
FIXED = True
