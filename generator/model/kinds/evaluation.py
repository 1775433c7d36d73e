"""评估评议: what an evaluation by others, or by the public, found (中办发〔2016〕8号 八; 国办发〔2016〕80号 六)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="evaluation",
    name="评估评议",
    doc="第三方评估、后评估或社会评议的对象、方法、范围、发现和整改。",
    introduction="请第三方或者群众评一评政策和工作：怎样评的，发现了什么，怎样改。",
    order=58,
    openness=("结果",),
    yields=True,
    aliases=("第三方评估", "后评估", "社会评议"),
    fields=(
        Field(
            "evaluator",
            "评估单位",
            doc="由谁评估；第三方评估不能是执行单位自己。",
            required=True,
            example="岚清县统计学会",
        ),
        Field("method", "评估方法", doc="怎样评估。", required=True, example="实地查看和问卷"),
        Field("scope", "评估范围", doc="时间和对象范围。", required=True, example="2025年度全县26个领域"),
        Field("starts", "开始日期", "date", doc="评估开始之日。", example="2026-05-06"),
        Field("ends", "结束日期", "date", doc="评估结束之日。", example="2026-05-30"),
        Field("sample", "样本量", "integer", doc="问卷或受访者数。", example="420"),
        Field(
            "of_openness",
            "评估政务公开",
            "flag",
            doc="评估的是政务公开工作本身的，写“是”；报告要作为附件公开，列在“考核评估”页上。",
            example="是",
        ),
        Field("finding", "发现", "lines", doc="主要发现，一行一条。", required=True, example="办事指南更新不及时"),
        Field("rectification", "整改", "lines", doc="怎样改、何时改完。", example="6月底前全部核对一遍"),
        Field(
            "of",
            "评估对象",
            "relations",
            doc="所评估的决定、任务方案的编号。",
            inverse="评估",
            example="[gongzufang-2026]",
            together=True,
        ),
    ),
)
