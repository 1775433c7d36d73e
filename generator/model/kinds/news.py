"""要闻动态: what happened: meetings, activities, the economy and society of the county (中办发〔2016〕8号 三; 国办发〔2016〕80号 四)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="news",
    name="要闻动态",
    doc="重要会议、重要活动、经济运行和社会发展的动态。",
    introduction="本地最近的重要会议、活动和工作进展。",
    order=5,
    openness=("执行",),
    yields=True,
    aliases=("政务要闻", "动态要闻", "会议活动", "工作动态"),
    fields=(
        Field(
            "news_type",
            "动态类别",
            "choice",
            doc="报道的是什么。",
            required=True,
            choices=("会议", "活动", "经济运行", "社会发展", "工作动态"),
            example="会议",
        ),
        Field("happened", "发生日期", "date", doc="会议、活动举行之日。", example="2026-11-18"),
        Field("location", "地点", doc="在哪里举行。", example="县政府第一会议室"),
        Field("video_url", "视频", "url", doc="视频的网址；正文仍要有文字。", example="https://v.lanqing.example/1118"),
        Field(
            "of",
            "相关文件",
            "relations",
            doc="报道的会议、政策、统计公报的编号。",
            inverse="动态报道",
            example="[huiyi-2026-18]",
        ),
    ),
)
