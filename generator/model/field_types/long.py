"""long 一段文字

写一段文字，可以分行。
"""

from __future__ import annotations

from generator.model.field_types import text

EXAMPLES = ("一段文字", "'两行\n\n  文字'")
REFUSED = ("[关于, 通知]", "{甲: 乙}")
SCHEMA = text.SCHEMA
check = text.check
WIDGET = {"widget": "text"}
SHOWN = "section"
