"""DAT-REF 数据引用的编号不存在。

例如机关的上级（parent）要写已有机关的编号，目录文件名要是领域编号。
"""

from __future__ import annotations

CODE = "DAT-REF"
FAULT = "data-reference"
LEVEL = "error"
MESSAGE = "{field} 写的“{value}”不存在"
HINT = "改成已有的编号（template 是主题里的模板文件名）"
ENGLISH = (
    "{field} refers to {value}, which does not exist",
    "use an existing id",
)
FIXED = True
