"""执法公示: what an office that enforces may do, by which law, how, and how one defends oneself (执法信息事前公示)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="enforcement",
    name="执法公示",
    doc="执法机关的职责权限、执法依据、裁量基准、执法流程、执法结果去向和救济途径，一个机关一份。",
    introduction="谁有权检查、处罚，依据什么、按什么步骤，不服的怎样申诉。",
    order=99,
    openness=("管理",),
    yields=True,
    aliases=("行政执法公示", "执法主体信息"),
    sections=("职责权限", "执法依据", "裁量基准", "执法流程", "执法结果", "救济途径"),
    owed_sections=True,
    section_words=(
        ("职责权限", ("执法权限", "职权", "权限")),
        ("执法依据", ("依据", "法律依据")),
        ("裁量基准", ("自由裁量", "裁量")),
        ("执法流程", ("执法程序", "流程", "程序")),
        ("执法结果", ("结果公开", "结果")),
        ("救济途径", ("救济渠道", "救济", "投诉举报", "监督方式")),
    ),
    fields=(
        Field(
            "officers",
            "执法人员",
            "url",
            doc="执法人员名录的网址（姓名、证号以司法行政机关公布的为准）。",
            example="https://www.example.org/zfry",
        ),
        Field(
            "supervision_phone", "监督电话", "text", doc="投诉举报的办公电话。", required=True, example="0000-5550123"
        ),
    ),
)
