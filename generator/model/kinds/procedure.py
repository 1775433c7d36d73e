"""决策程序: what came of one of the steps that a decision has to go through (重大行政决策程序暂行条例 第十四条至第二十九条)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="procedure",
    name="决策程序",
    doc="专家论证、风险评估、合法性审查、集体讨论等决策程序的结果。",
    introduction="重大决策作出以前，专家怎样论证、风险怎样评估、是否合法、怎样讨论。",
    order=46,
    openness=("决策",),
    yields=True,
    aliases=("决策程序情况",),
    fields=(
        Field(
            "procedure",
            "程序",
            "choice",
            doc="哪一个程序。",
            required=True,
            choices=("专家论证", "风险评估", "合法性审查", "集体讨论决定", "座谈会", "实地走访", "听证会结果"),
            example="风险评估",
        ),
        Field("held_date", "完成日期", "date", doc="程序完成之日。", required=True, example="2026-10-12"),
        Field("by", "承办单位", doc="由谁承办。", required=True, example="岚清县司法局"),
        Field("conclusion", "结论", "long", doc="结论。", required=True, example="风险可控，可以实施。"),
        Field(
            "of",
            "针对文件",
            "relation",
            doc="所针对的草案或文件的编号。",
            inverse="决策程序",
            example="gongzufang-caoan",
            together=True,
        ),
    ),
)
