"""回应关切: an answer to what the public is talking about."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="response",
    name="回应关切",
    doc="对公众关切事项的回应。",
    introduction="大家关心的事，由负责的单位说明情况和做法。",
    order=110,
    openness=("服务",),
    aliases=("回应",),
    sections=("事实", "措施", "结果"),
    owed_sections=True,
    section_words=(("事实", ("情况", "经过", "调查")), ("措施", ("处理", "整改", "做法")), ("结果", ("成效", "进展"))),
    fields=(
        Field("topic", "回应事项", "text", doc="回应什么。", example="城区供水水压"),
        Field("responsible", "责任单位", "text", doc="由谁负责。", example="岚清县住房和城乡建设局"),
        Field(
            "raised_date", "关切出现日期", "date", doc="公众从哪天开始关注，用于计算回应用时。", example="2026-10-10"
        ),
        Field("facts", "事实", "long", doc="查明的事实。", example="9月有11个夜间施工，其中4个没有证明。"),
        Field("measures", "措施", "long", doc="采取的措施。", example="责令停工，22时以后禁用破碎设备。"),
        Field("outcome", "结果", "long", doc="处理结果；还没有的，写明何时公布。", example="同类来信降到每周1件。"),
        Field(
            "of",
            "回应对象",
            "relation",
            doc="所回应的政策、项目、事件的文件编号。",
            inverse="回应",
            example="gongshui-2026",
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
