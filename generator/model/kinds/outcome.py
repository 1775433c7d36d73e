"""结果公开: what came of a task, a promise or a decision (国办发〔2016〕80号 一（五）)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="outcome",
    name="结果公开",
    doc="任务完成、承诺兑现、决定落实的结果。",
    introduction="任务完成了没有，承诺兑现了没有，结果怎样。",
    order=56,
    openness=("结果",),
    yields=True,
    aliases=("落实结果", "完成情况"),
    fields=(
        Field(
            "verdict",
            "完成与否",
            "choice",
            doc="是否按目标完成。",
            required=True,
            choices=("完成", "部分完成", "未完成"),
            example="完成",
        ),
        Field("reached", "达到的结果", "lines", doc="与目标逐项对照。", required=True, example="新增泊位612个"),
        Field(
            "of",
            "对应任务",
            "relation",
            doc="任务方案或决定的编号。",
            inverse="结果",
            example="tingchewei-2026",
            together=True,
        ),
    ),
)
