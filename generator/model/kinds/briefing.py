"""新闻发布会: who spoke when on what, with the words that were said."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="briefing",
    name="新闻发布会",
    doc="新闻发布会、吹风会的时间、主题、发布人和实录。",
    introduction="政府开了哪些新闻发布会，谁来发布，说了什么，怎样回答提问。",
    order=124,
    openness=("服务",),
    yields=True,
    aliases=("发布会", "吹风会"),
    sections=("发布词", "答问"),
    fields=(
        Field("held_at", "举行时间", "moment", doc="举行的日期和时间。", required=True, example="2026-07-13 10:00"),
        Field("topic", "发布主题", doc="发布什么。", required=True, example="云溪河汛情处置"),
        Field("speakers", "发布人", "lines", doc="一行一人，写职务。", required=True, example="县应急管理局局长"),
        Field(
            "video_url", "视频", "url", doc="视频的网址；正文仍要有文字实录。", example="https://v.lanqing.example/0713"
        ),
        Field(
            "of",
            "发布事项",
            "relations",
            doc="所涉及的事件、政策的文件编号。",
            inverse="新闻发布会",
            example="[yunxi-hongshui]",
            together=True,
        ),
        Field(
            "questions",
            "问答",
            "questions",
            doc="公众的提问和答复，也列在事项页上。",
            example="[{question: 老租户怎么办？, answer: 合同期内不变。}]",
        ),
    ),
)
