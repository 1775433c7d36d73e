"""统计数据: the statistical communiqué of a year and the figures of months and quarters (政府信息公开条例 第二十条（四）)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="statistics",
    name="统计数据",
    doc="国民经济和社会发展统计公报，月度、季度、年度统计数据和专项统计、普查公报。",
    introduction="本地经济、人口、收入等统计数据和公报，按月、按季、按年公布。",
    order=7,
    openness=("结果",),
    yields=True,
    aliases=("统计公报", "统计信息", "数据发布"),
    fields=(
        Field(
            "statistics_type",
            "统计类别",
            "choice",
            doc="公报还是哪一种数据。",
            required=True,
            choices=("统计公报", "年度数据", "季度数据", "月度数据", "普查公报", "专项调查"),
            example="统计公报",
        ),
        Field("period", "统计时期", "period", doc="是哪一年、哪一季度或哪一月的。", required=True, example="2025年"),
        Field("preliminary", "初步数", "flag", doc="是初步核算数、以后还要修订的，写“是”。", example="是"),
        Field(
            "revises",
            "修订的数据",
            "relation",
            doc="修订了哪一次发布的数据，写编号。",
            inverse="修订后的数据",
            targets=("statistics",),
            example="tongji-gongbao-2024",
        ),
    ),
)
