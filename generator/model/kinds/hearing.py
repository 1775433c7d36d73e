"""听证公告: a hearing on a draft, announced at least seven days before (重大行政决策程序暂行条例 第十六条)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="hearing",
    name="听证公告",
    doc="公布听证会的事项、时间、地点、材料和参加人的产生办法，不晚于举行前7日。",
    introduction="要开哪些听证会，什么时候、在哪里开，怎样报名参加或旁听。",
    order=42,
    openness=("决策",),
    yields=True,
    aliases=("听证会公告", "听证"),
    fields=(
        Field("held_date", "举行日期", "date", doc="听证会举行之日。", required=True, example="2026-09-18"),
        Field("place", "地点", doc="举行的地点。", required=True, example="岚清县政务服务中心三楼会议室"),
        Field("papers", "听证材料", "lines", doc="提供给参加人的材料。", example="草案、起草说明"),
        Field(
            "chosen_by",
            "参加人产生办法",
            "long",
            doc="听证参加人的人数、构成和产生办法。",
            required=True,
            example="利害关系人代表12名，由报名者中抽签产生。",
        ),
        Field("apply_until", "报名截止", "date", doc="报名参加的最后一日。", example="2026-09-10"),
        Field(
            "of",
            "听证事项",
            "relation",
            doc="听证的决策草案（征求意见）的编号。",
            inverse="听证",
            example="gongzufang-caoan",
            targets=("consultation",),
            together=True,
        ),
    ),
)
