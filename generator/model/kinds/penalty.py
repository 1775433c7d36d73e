"""行政处罚: an administrative penalty decision, withdrawn within three days when annulled."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="penalty",
    name="行政处罚",
    doc="行政处罚决定信息，自决定之日起7个工作日内公开。",
    introduction="谁因为什么违法受到什么行政处罚，由哪个机关决定。",
    order=100,
    openness=("管理",),
    fields=(
        Field(
            "party",
            "当事人",
            "text",
            doc="单位全称；自然人只写姓氏加“某”。",
            required=True,
            example="岚清县某某商贸有限公司",
        ),
        Field("party_code", "统一社会信用代码", "text", doc="单位的18位代码。", example="91350100M000100Y43"),
        Field("decided_date", "决定日期", "date", doc="作出决定之日。", required=True, example="2026-03-02"),
        Field(
            "annulled_date",
            "变更撤销日期",
            "date",
            doc="决定被变更、撤销、确认违法或无效之日；3日内撤回并说明理由（行政处罚法第四十八条）。",
            example="2026-05-06",
        ),
        Field("facts", "违法事实", "long", doc="主要事实。", example="未按规定公示价格"),
        Field("basis", "处罚依据", "lines", doc="法律、法规条款。", required=True, example="价格法第四十二条"),
        Field("result", "处罚内容", "long", doc="处罚种类和数额。", required=True, example="罚款500元"),
    ),
)
