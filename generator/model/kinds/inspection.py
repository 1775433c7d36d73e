"""督查审计: what an inspection or an audit found, and what has been put right since (中办发〔2016〕8号 五; 审计法 第四十条)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="inspection",
    name="督查审计",
    doc="督查或审计发现的问题、整改期限和整改情况。",
    introduction="督查、审计查出了什么问题，要求什么时候改好，改得怎样。",
    order=60,
    openness=("管理",),
    yields=True,
    aliases=("督查通报", "审计结果公告", "督查", "审计"),
    fields=(
        Field(
            "form",
            "类别",
            "choice",
            doc="哪一类。",
            required=True,
            choices=("督查", "预算执行审计", "专项审计", "经济责任审计"),
            example="督查",
        ),
        Field("period", "所查期间", doc="检查的时段。", required=True, example="2026年上半年"),
        Field(
            "findings",
            "发现问题",
            "figures",
            doc="问题: 整改状态（未整改、整改中、已整改）。",
            required=True,
            example="{泊位未划线: 整改中}",
        ),
        Field("rectify_by", "整改期限", "date", doc="整改完成的最后一日。", required=True, example="2026-09-30"),
    ),
)
