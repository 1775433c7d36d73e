"""FLD-DEFAULTS 默认值里不能写这个字段。

标题、发布日期、公开属性必须由每份文件自己写明：公开属性成批继承，最容易把不该公开的文件放出去。
"""

from __future__ import annotations

CODE = "FLD-DEFAULTS"
FAULT = "defaults-field"
LEVEL = "error"
MESSAGE = "_defaults.yaml 里不能写“{field}”"
HINT = "删去这一行，写到各个文件里"
ENGLISH = (
    "{field} cannot stand in _defaults.yaml",
    "write it in each document",
)
FIXED = True
