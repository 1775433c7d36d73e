"""业务培训: plans of training in openness, and what was held (中办发〔2016〕8号 十九; 国办发〔2016〕80号 六（四）)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="training",
    name="业务培训",
    doc="政务公开培训的计划和每次培训的时间、对象、人数、材料。",
    introduction="政务公开工作人员的培训：计划、每次的时间和内容。",
    order=60,
    openness=("管理",),
    yields=True,
    aliases=("政务公开培训", "培训"),
    fields=(
        Field(
            "training_type",
            "培训记录类别",
            "choice",
            doc="是一年的计划，还是已经举办的一次。",
            required=True,
            choices=("计划", "记录"),
            example="记录",
        ),
        Field("year", "培训年度", "integer", doc="属于哪一年。", required=True, example="2026"),
        Field("held_date", "培训日期", "date", doc="举办之日；计划不写。", example="2026-05-20"),
        Field("audience", "培训对象", doc="哪些人参加。", required=True, example="各单位政务公开工作人员"),
        Field("topics", "培训内容", "lines", doc="一行一个题目。", example="主动公开和依申请公开"),
        Field("sessions", "计划场次", "count", doc="计划一年办几次。", example="2"),
        Field("trained", "参训人数", "count", doc="这一次参加了多少人；计划写预计人数。", example="36"),
        Field(
            "participants",
            "各单位人数",
            "headcounts",
            doc="每个单位参加了几人，用来算三年轮训覆盖；相加应等于参训人数。",
            example="{县民政局: 3人, 青山镇: 2人}",
        ),
        Field(
            "plan",
            "培训计划",
            "relation",
            doc="按哪一份计划举办，写编号。",
            inverse="按计划举办的培训",
            targets=("training",),
            example="peixun-jihua-2026",
        ),
    ),
)
