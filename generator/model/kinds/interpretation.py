"""政策解读: the explanation that stands beside a policy within three working days."""

from __future__ import annotations

from generator.model.audience import FIELDS as AUDIENCE
from generator.model.interpreting import FORMS
from generator.model.kind import Field, Kind

KIND = Kind(
    id="interpretation",
    name="政策解读",
    doc="对一份政策文件的说明，应在文件公开后3个工作日内发布。",
    introduction="用平常的话把政策讲清楚：为什么出台，和您有什么关系，怎样享受。",
    order=30,
    openness=("决策",),
    aliases=("解读",),
    sections=(
        "背景",
        "主要内容",
    ),
    fields=(
        Field(
            "of",
            "解读对象",
            "relations",
            doc="被解读文件的编号，可以是多个。",
            required=True,
            inverse="政策解读",
            example="[dibao-2026]",
            targets=("normative", "notice", "consultation", "list", "budget"),
            together=True,
        ),
        Field("interpreter", "解读机关", "text", doc="起草部门（谁起草、谁解读）。", example="岚清县民政局"),
        Field(
            "interpreter_role",
            "解读人",
            "choice",
            doc="由谁解读；主要负责人每年至少解读一次重要政策。",
            choices=("主要负责人", "分管负责人", "业务负责人", "专家"),
            example="主要负责人",
        ),
        Field(
            "form",
            "解读形式",
            "choice",
            doc="表现形式。图解和音视频要有文字稿，自己的视频还要附字幕。",
            choices=FORMS,
            example="问答",
        ),
        Field(
            "video_url",
            "视频",
            "url",
            doc="视频在别处的网址；自己的视频、录音放进附件，字幕用同名的 .vtt 文件。",
            example="https://v.lanqing.example/0301",
        ),
        Field(
            "transcript",
            "文字稿",
            "long",
            doc="音视频里说的话、图解里的文字，显示在页面上，也能检索到；正文里有的不必再写。",
            example="主持人：低保标准提高了多少？ 局长：每人每月提高60元。",
        ),
        Field(
            "questions",
            "问答",
            "questions",
            doc="公众的提问和答复，也列在事项页上。",
            example="[{question: 老租户怎么办？, answer: 合同期内不变。}]",
        ),
        *AUDIENCE,
    ),
)
