"""整改情况: what has been put right of what an inspection, an audit or a review found."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="rectification",
    name="整改情况",
    doc="督查、审计、评议发现问题的整改情况。",
    introduction="督查、审计和评议指出的问题，改了没有，改成怎样。",
    order=62,
    openness=("结果",),
    yields=True,
    aliases=("整改结果", "整改报告"),
    fields=(
        Field(
            "states",
            "逐项整改",
            "figures",
            doc="问题: 整改状态（未整改、整改中、已整改），与原文件的问题一一对应。",
            required=True,
            example="{泊位未划线: 已整改}",
        ),
        Field(
            "of",
            "整改对象",
            "relation",
            doc="原督查通报、审计公告或评议的文件编号。",
            required=True,
            inverse="整改情况",
            example="ducha-2026-1",
            targets=("inspection", "evaluation"),
            together=True,
        ),
    ),
)
