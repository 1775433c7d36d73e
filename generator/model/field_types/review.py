"""review 审查记录

保密审查：谁审查、谁批准、哪天。
"""

from __future__ import annotations

from generator.model.document import Review
from generator.model.field_types._records import single
from generator.model.kind import Field

EXAMPLES = ("{reviewer: 政策法规股, approver: 办公室主任, date: 2026-02-27}", "{审查人: 张三, 批准人: 李四}")
REFUSED = (
    "{reviewer: 张, approver: 李四}",
    "{审查人: 张三}",
    "[{审查人: 张三, 批准人: 李四}]",
    "张三",
    "{批准人: [李四]}",
)
PARTS = (
    Field("reviewer", "审查人", "phrase", doc="谁审查的。", required=True, example="政策法规股"),
    Field("approver", "批准人", "phrase", doc="谁批准的。", required=True, example="办公室主任"),
    Field("date", "日期", "date", doc="批准之日。"),
)
WIDGET = {"widget": "object", "collapsed": True}
OFFERED = False
check, schema = single(PARTS, Review)
