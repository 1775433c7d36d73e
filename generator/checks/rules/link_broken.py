"""LNK-BROKEN 正文链接的页面不存在。

链接到本站文件用相对路径（如 ../shjz/dibao.md），链接到栏目用以 / 开头的网址（如 /shjz/）。
"""

from __future__ import annotations

CODE = "LNK-BROKEN"
SCOPE = "link"
LEVEL = "error"
MESSAGE = "链接“{href}”指向的页面不存在"
HINT = "改正链接，或删去"
ENGLISH = (
    "link {href} leads to no page",
    "correct or remove it",
)
FIXED = True
