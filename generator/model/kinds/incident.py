"""突发事件: what happened, how grave it is, who answers for it (国办发〔2016〕61号; 突发事件应对法)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="incident",
    name="突发事件",
    doc="突发事件的首次发布：时间、地点、级别、已知情况、责任单位和处置措施。",
    introduction="发生了什么突发事件，现在怎样，政府在做什么，您要注意什么。",
    order=120,
    openness=("管理",),
    yields=True,
    aliases=("突发事件信息", "权威发布"),
    fields=(
        Field("occurred_at", "发生时间", "moment", doc="发生的日期和时间。", required=True, example="2026-07-12 06:40"),
        Field("location", "地点", doc="发生在哪里，写到乡镇或地段。", required=True, example="青山镇云溪河段"),
        Field(
            "level",
            "级别",
            "choice",
            doc="事件级别；特别重大、重大的，5小时内首次发布，24小时内举行新闻发布会。",
            required=True,
            choices=("特别重大", "重大", "较大", "一般"),
            example="较大",
        ),
        Field("responsible", "责任单位", doc="负责处置和发布的单位。", required=True, example="岚清县应急管理局"),
        Field(
            "banner",
            "横幅",
            doc="处置期间显示在每个页面顶部的一句话，不写则不显示；一直显示到横幅截止或事件办结。",
            shown=False,
            example="云溪河青山镇段超警戒水位，沿河群众请按通知转移",
        ),
        Field(
            "banner_until",
            "横幅截止",
            "date",
            doc="横幅显示到哪一天；事件办结也会撤下。",
            shown=False,
            example="2026-07-15",
        ),
    ),
)
