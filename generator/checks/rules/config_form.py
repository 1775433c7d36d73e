"""CFG-FORM 配置的值形式不对。

网站标识码10位数字，ICP备案号、公安备案号、网址各有固定形式。
"""

from __future__ import annotations

CODE = "CFG-FORM"
FAULT = "config-form"
LEVEL = "error"
MESSAGE = "配置“{field}”的值不对：{wanted}"
HINT = "改正 config.yaml 的这一行"
ENGLISH = (
    "the value of {field} is wrong: {wanted}",
    "correct this line of config.yaml",
)
FIXED = True
