"""results 清理结果列表

清理的文件和结果，一份文件一条：文件写编号、发文字号、登记号或标题，结果写保留、修改、废止或失效。
"""

from __future__ import annotations

from generator.model.field_types import figures
from generator.model.field_types._records import listed, several
from generator.model.kind import Field
from generator.model.standing import OUTCOMES

EXAMPLES = (
    "[{document: qingmiao-2023, outcome: 废止}]",
    "{文件: 岚政发〔2023〕7号, 结果: 修改, 说明: 与上位法不一致}",
    "[]",
)
REFUSED = ("[qingmiao-2023]", "[{document: qingmiao-2023}]", "[{document: qingmiao-2023, outcome: 撤销}]")
PARTS = (
    Field("document", "文件", doc="文件编号、发文字号、登记号或标题。", required=True, example="岚政发〔2023〕7号"),
    Field("outcome", "结果", "choice", doc="清理结果。", required=True, choices=OUTCOMES, example="废止"),
    Field("note", "说明", doc="为什么这样处理。", example="已被新办法替代"),
)
OFFERED = False
split = figures.split
BROWSER = {"list": True}
widget = listed


def _entry(document: str, outcome: str, note: str = "") -> tuple[str, str, str]:
    return document, outcome, note


check, schema = several(PARTS, _entry)
