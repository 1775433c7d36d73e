"""FILE-READ 文件读不出来。

多半是权限不够，或文件正被别的程序占用。
"""

from __future__ import annotations

CODE = "FILE-READ"
FAULT = "unreadable"
LEVEL = "error"
MESSAGE = "文件读不出来：{reason}"
HINT = "检查文件的权限，关闭占用它的程序后再试"
ENGLISH = (
    "cannot read the file: {reason}",
    "check its permissions",
)
FIXED = True
