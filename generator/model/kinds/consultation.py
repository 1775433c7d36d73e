"""征求意见: a draft put before the public, with a window and ways to comment."""

from __future__ import annotations

from generator.model.kind import Field, Kind

KIND = Kind(
    id="consultation",
    name="征求意见",
    doc="决策草案公开征求意见，期限一般不少于30日。",
    introduction="正在制定的政策请您提意见。这里有草案全文、截止日期和提意见的办法；结束以后公布意见采纳情况和正式文件。",
    order=40,
    openness=("决策",),
    aliases=(
        "意见征集",
        "决策草案",
    ),
    sections=("背景", "主要内容"),
    owed_sections=True,
    section_words=(("背景", ("必要性", "起草情况")), ("主要内容", ("内容说明",))),
    explained_by=("起草说明", "编制说明"),
    fields=(
        Field("opens", "开始日期", "date", doc="开始征求意见之日。", required=True, example="2026-10-08"),
        Field("closes", "截止日期", "date", doc="最后一日。", required=True, example="2026-11-09"),
        Field(
            "basis",
            "起草依据",
            "lines",
            doc="法律、法规或上级文件。",
            required=True,
            example="重大行政决策程序暂行条例",
        ),
        Field(
            "background",
            "背景",
            "long",
            doc="为什么起草；正文或起草说明里写了的不必写。",
            example="现行办法2026年底到期。",
        ),
        Field(
            "main_content",
            "主要内容",
            "long",
            doc="草案规定了什么；同上。",
            example="规定申请条件、租金标准和退出办法。",
        ),
        Field("comment_email", "意见邮箱", "text", doc="收取意见的邮箱。", example="yijian@lanqing.example"),
        Field("comment_phone", "意见电话", "text", doc="联系电话。", example="0000-5550123"),
        Field("comment_address", "通信地址", "text", doc="收取书面意见的地址。", example="岚清县文苑路1号"),
        Field("comment_url", "网上渠道", "url", doc="网上提交意见的网址。", example="https://comment.lanqing.example/"),
        Field("shortened_reason", "缩短期限理由", "text", doc="少于30日时写明理由。", example="防汛应急需要"),
        Field(
            "decision",
            "形成文件",
            "relation",
            doc="决策作出后的正式文件编号。",
            inverse="决策草案",
            example="gongzufang-2026",
            targets=("normative", "notice"),
            together=True,
        ),
    ),
)
