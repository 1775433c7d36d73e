"""corrections 更正列表

更正记录：哪天、改了什么。
"""

from __future__ import annotations

from generator.model.document import Correction
from generator.model.field_types._records import listed, several
from generator.model.kind import Field

EXAMPLES = ("[{date: 2026-04-02, text: 更正电话}]", "{日期: 2026-4-2, 内容: 更正电话}", "[]")
REFUSED = (
    "[更正电话]",
    "[{date: 2026-04-02}]",
    "[{date: 4月2日, text: 更正电话}]",
    "[{date: 2026-04-02, text: [电话]}]",
)
PARTS = (
    Field("date", "日期", "date", doc="更正之日。", required=True),
    Field("text", "内容", doc="更正了什么。", required=True, example="更正咨询电话"),
)
OFFERED = False
BROWSER = {"list": True}
widget = listed
check, schema = several(PARTS, Correction)
