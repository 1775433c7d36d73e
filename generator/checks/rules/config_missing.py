"""CFG-MISSING 配置缺少一项。

网站标识、主办单位、联系方式、备案号等要显示在每页页脚（政府网站发展指引，国办发〔2017〕47号），写在 config.yaml 里。
"""

from __future__ import annotations

CODE = "CFG-MISSING"
FAULT = "config-missing"
LEVEL = "error"
MESSAGE = "配置缺少“{field}”：{name}"
HINT = "在 config.yaml 里补上 {field}"
ENGLISH = (
    "configuration lacks {field}",
    "add {field} to config.yaml",
)
FIXED = True
