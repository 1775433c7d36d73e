"""活动: open days of the government and the like, to which citizens may come (国办发〔2016〕80号 一（四）; 国办发〔2019〕14号)."""

from __future__ import annotations

from generator.model.event import STATES
from generator.model.kind import Field, Kind

KIND = Kind(
    id="event",
    name="活动",
    doc="政府开放日、接待日、宣讲等请群众参加的活动：时间、地点、怎样报名，结束以后写明情况。",
    introduction="政府开放日、座谈、宣传等活动：什么时候、在哪里、怎样参加。",
    order=128,
    openness=("服务",),
    yields=True,
    template="event.html",
    aliases=("政府开放日", "开放日", "开放活动"),
    fields=(
        Field(
            "starts_at",
            "开始时间",
            "moment",
            doc="开始的日期和时间；全天的只写日期。改期的写新的时间。",
            required=True,
            example="2026-12-04 09:00",
        ),
        Field(
            "ends_at",
            "结束时间",
            "moment",
            doc="结束的日期和时间；全天的只写最后一日。",
            required=True,
            example="2026-12-04 11:30",
        ),
        Field("place", "活动地点", doc="在哪里，写到门牌。", required=True, example="岚清县政务服务中心，文苑路3号"),
        Field("audience", "参加对象", doc="哪些人可以参加。", example="居住在本县的居民，不限年龄"),
        Field("capacity", "名额", "count", doc="最多多少人；不限的不写。", example="40"),
        Field(
            "enrol",
            "报名方式",
            doc="怎样报名；不用报名的写明不用报名。",
            required=True,
            example="打电话报名，额满为止",
        ),
        Field("enrol_phone", "报名电话", doc="报名、咨询的电话。", example="0000-5550123"),
        Field("enrol_url", "报名网址", "url", doc="网上报名的网址。", example="https://baoming.lanqing.example/1"),
        Field("enrol_until", "报名截止", "date", doc="报名的最后一日。", example="2026-12-01"),
        Field(
            "event_state",
            "活动状态",
            "choice",
            doc="有变动的写：改期（时间写新的）、延期待定（新的时间还没有定）或取消。",
            choices=STATES,
            example="改期",
        ),
        Field("change_reason", "变动原因", doc="改期、延期、取消的原因。", example="暴雨红色预警"),
        Field("attended", "参加人数", "count", doc="结束以后写来了多少人。", example="36"),
        Field(
            "outcome",
            "活动情况",
            "long",
            doc="结束以后写看了什么、群众提了什么意见、怎样办。",
            example="参观办事大厅；提出意见7条，已办5条。",
        ),
    ),
)
