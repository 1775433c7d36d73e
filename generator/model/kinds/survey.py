"""民意调查: a survey of opinion on a decision or on how one was carried out, with its method and its result."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="survey",
    name="民意调查",
    doc="就决策或执行效果开展的民意调查：方法、样本、时间和结果。",
    introduction="政府想了解您的看法：调查什么、怎样参加，以及调查的结果。",
    order=44,
    openness=("决策",),
    yields=True,
    aliases=("问卷调查", "网上调查"),
    fields=(
        Field("starts", "开始日期", "date", doc="调查开始之日。", required=True, example="2026-09-01"),
        Field("ends", "结束日期", "date", doc="调查的最后一日。", required=True, example="2026-09-20"),
        Field("method", "调查方法", doc="怎样调查。", required=True, example="随机入户访问"),
        Field("sample", "样本量", "integer", doc="收回的有效份数。", example="600"),
        Field("survey_url", "参与网址", "url", doc="网上参与的地址。", example="https://survey.lanqing.example/"),
        Field("finding", "调查结果", "long", doc="结束后写明结果；报告作附件。", example="七成受访者赞成方案二。"),
        Field(
            "of",
            "调查事项",
            "relation",
            doc="调查所针对的文件的编号。",
            inverse="民意调查",
            example="gongzufang-caoan",
            together=True,
        ),
    ),
)
