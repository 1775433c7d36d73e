"""file 文件路径

相对本文件的路径。只用于明细（rows）、指标数据（indicators）、年报的报告数据（report）和办事材料的表格；其他文件写在附件里。
"""

from __future__ import annotations

from generator.model.field_types import text

EXAMPLES = ("mingxi.csv", "fujian/map.pdf", "2026")
REFUSED = ("[mingxi.csv]", "{文件: mingxi.csv}")
SCHEMA = text.SCHEMA
check = text.check
WIDGET = {"widget": "file"}
