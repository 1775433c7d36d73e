"""file 文件路径

相对本文件的路径。
"""

from __future__ import annotations

from generator.model.field_types._values import SCALAR
from generator.model.field_types.text import check as check

EXAMPLES = ("mingxi.csv", "fujian/map.pdf", "2026")
REFUSED = ("[mingxi.csv]", "{文件: mingxi.csv}")
SCHEMA = SCALAR
WIDGET = {"widget": "file"}
