"""工作报告和规划: a report, plan or list of key points whose promises are followed one by one (国办发〔2016〕80号 一（五）)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="plan",
    name="工作报告和规划",
    doc="政府工作报告、发展规划、民生实事、年度政务公开要点等，其中的承诺逐项跟踪到结果。",
    introduction="政府工作报告、发展规划和民生实事：今年和今后要做什么，逐项对照结果。",
    order=51,
    openness=("执行",),
    yields=True,
    aliases=("政府工作报告", "发展规划", "工作要点"),
    fields=(
        Field("period", "期间", doc="管哪一年或哪几年。", required=True, example="2026年"),
        Field(
            "commitments",
            "承诺",
            "lines",
            doc="要跟踪的承诺，一行一项；每一项在 _data/matters 里有一个事项，来源（source）写本文件的编号，名称或出处与这里相同。",
            required=True,
            example="城区新增公共停车位600个",
        ),
    ),
)
