"""政策解读: the explanation that stands beside a policy within three working days."""

from __future__ import annotations

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
            doc="表现形式。",
            choices=("文字", "图解", "问答", "音视频", "发布会"),
            example="问答",
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
