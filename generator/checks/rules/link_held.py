"""LNK-HELD 链接指向没有公开的文件。

所链接的文件是不予公开、草稿或未到发布日期，读者打不开；生成的页面上这个链接不能点，但文字仍在。
"""

from __future__ import annotations

CODE = "LNK-HELD"
SCOPE = "link"
LEVEL = "warning"
MESSAGE = "链接指向没有公开的文件，读者打不开"
HINT = "删去这处链接，或等所链接的文件公开后再链接"
ENGLISH = (
    "the link leads to a document that is not public",
    "remove it",
)
