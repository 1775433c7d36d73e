"""questions 问答列表

公众问了什么、怎样答复，一问一答一条。
"""

from __future__ import annotations

from generator.model.field_types._records import listed, several
from generator.model.kind import Field

EXAMPLES = ("[{question: 老租户怎么办？, answer: 合同期内不变。}]", "{问: 何时开始？, 答: 2026年7月1日}", "[]")
REFUSED = ("[老租户怎么办？]", "[{question: 老租户怎么办？}]", "[{question: [老租户], answer: 不变}]")
PARTS = (
    Field("question", "问", doc="问了什么。", required=True, example="老租户怎么办？"),
    Field("answer", "答", "long", doc="怎样答复。", required=True, example="合同期内不变。"),
)
SHOWN = "section"
BROWSER = {"list": True}
widget = listed


def _pair(question: str, answer: str) -> tuple[str, str]:
    return question, answer


check, schema = several(PARTS, _pair)
