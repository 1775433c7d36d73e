"""会议公开: a meeting of the government at which something was decided, with who sat in on it (国办发〔2019〕54号 八)."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="meeting",
    name="会议公开",
    doc="常务会议等会议的议题、列席情况和议定事项。",
    introduction="政府常务会议等会议研究了什么，谁列席，定了什么。",
    order=48,
    openness=("决策",),
    yields=True,
    aliases=("政府常务会议", "会议"),
    fields=(
        Field("held_date", "会议日期", "date", doc="会议召开之日。", required=True, example="2026-10-20"),
        Field("topics", "议题", "lines", doc="一行一个议题。", required=True, example="公共租赁住房管理办法"),
        Field(
            "observers",
            "列席代表",
            "figures",
            doc="列席的利益相关方、群众代表、专家、媒体，只写类别和人数。",
            example="{群众代表: 4人, 专家: 2人, 媒体: 1人}",
        ),
        Field(
            "observer_call",
            "列席征集",
            "relation",
            doc="事先征集列席代表的公告的编号。",
            inverse="列席的会议",
            example="lanxi-gonggao",
        ),
        Field(
            "agreed",
            "议定事项文件",
            "relations",
            doc="议定事项所形成文件的编号。",
            inverse="议定的会议",
            example="[gongzufang-2026]",
        ),
        Field(
            "withheld",
            "不公开的议定事项",
            "lines",
            doc="依法不公开的议定事项及理由，一行一项。",
            example="人事任免，按程序另行公布",
        ),
    ),
)
