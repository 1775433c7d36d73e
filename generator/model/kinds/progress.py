"""进展情况: how far a task or a decision has been carried out, what hinders it and what comes next."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="progress",
    name="进展情况",
    doc="任务或决策执行到哪一步：进度、存在的问题、下一步。",
    introduction="正在做的事做到了哪一步，还有什么问题，下一步做什么。",
    order=54,
    openness=("执行",),
    yields=True,
    aliases=("工作进展", "执行情况"),
    fields=(
        Field("as_of", "截至日期", "date", doc="所报情况截至哪一天。", required=True, example="2026-09-30"),
        Field("percent", "进度", "integer", doc="完成的百分数，0到100。", example="65"),
        Field("done", "已完成", "lines", doc="做了什么。", required=True, example="3处泊位建成"),
        Field("problems", "存在问题", "lines", doc="什么耽误了；没有写“无”。", required=True, example="1处用地未交付"),
        Field("next", "下一步", "lines", doc="接下来做什么。", required=True, example="10月底前完成划线"),
        Field(
            "of",
            "所属任务",
            "relation",
            doc="任务方案或决定的编号。",
            inverse="进展情况",
            example="tingchewei-2026",
            together=True,
        ),
    ),
)
