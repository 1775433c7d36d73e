"""DAT-FORM 数据文件的形式不对。

_data 里的文件有固定的形式，见 docs/ 和 .vscode 里的提示。
"""

from __future__ import annotations

CODE = "DAT-FORM"
FAULT = "data-form"
LEVEL = "error"
MESSAGE = "数据的形式不对{field_in}，应为{wanted}"
HINT = "对照同一文件里的其他行改正"
ENGLISH = (
    "wrong form, expected {wanted}",
    "compare with the other rows",
)
FIXED = True
