"""The ways in which a catalogue says when something is to be published: a table of patterns for each.

Named groups: n and unit how much, base the words from which the time runs, subject what alone is meant.
"""

from __future__ import annotations

import re

from generator.base.patterns import lazy_re, pattern_table
from generator.model.deadline import Event, Mode, Unit

LAW = pattern_table(
    (
        r"[,;]?(?:但)?法律[、,]?(?:行政)?法规(?:[、,]规章)?(?:对[^,;]*)?另有规定的?[,]?从其规定",
        "法律、法规另有规定的,从其规定",
        ";但法律,行政法规对公开期限另有规定从其规定",
    ),
    whole=True,
)
BRACKETS = lazy_re(r"\([^()]*\)")
UNITS: dict[str, Unit] = {
    "个工作日": "workday",
    "工作日": "workday",
    "个自然日": "day",
    "自然日": "day",
    "日": "day",
    "天": "day",
    "个小时": "hour",
    "小时": "hour",
    "周": "week",
    "个星期": "week",
    "星期": "week",
    "个月": "month",
    "月": "month",
    "个季度": "quarter",
    "季度": "quarter",
    "季": "quarter",
    "年": "year",
}
_NUMBER = r"(?P<n>\d+|[一二两三四五六七八九十]{1,3}|半)"
_UNIT = "(?P<unit>" + "|".join(sorted(UNITS, key=len, reverse=True)) + ")"
_PUBLISHED = pattern_table("公开 公示 公布 公告 发布 更新 告知")
_OPEN = rf"(?:予以|向社会|在[^,;]*?)?(?:主动)?(?:及时)?(?:对外)?{_PUBLISHED.pattern}?"

YEARLY = pattern_table(
    (
        r"(?:于)?每年(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月"
        rf"(?:(?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日|底)(?:之|以)?前{_OPEN}",
        "每年1月31日前",
        "于每年三月底前向社会公布",
    ),
    whole=True,
)
AT_LEAST = pattern_table(
    (
        rf"(?P<base>.*?)(?:时间|期限|期|时限)?(?:不得|应当)?(?:不?少于|不低于|至少){_NUMBER}{_UNIT}",
        "公示期不少于7个工作日",
        "公示时间不得少于五天",
    ),
    whole=True,
)
PERIOD = pattern_table(
    (rf"(?P<base>[^,;]*?公示)(?:期|时间|期限)?(?:为)?{_NUMBER}{_UNIT}", "公示7天", "拟保障对象公示期为5个工作日"),
    whole=True,
)
TIMES = pattern_table(
    (
        rf"{_NUMBER}{_UNIT}(?:内)?(?:至少|不少于)?(?:更新|公开|公布|公示)(?:不少于|至少)?(?:一|1)次(?:以上)?",
        "一年至少公布一次",
        "一个季度内公开1次以上",
    ),
    whole=True,
)
EVERY = pattern_table(
    (
        rf"(?P<base>.*?)(?:每|按)(?:隔)?(?:{_NUMBER})?{_UNIT}(?:至少|末|初)?{_OPEN}(?:(?:一|1)次)?",
        "每季度公开一次",
        "按月更新",
        "每半年至少公布1次",
    ),
    whole=True,
)
BEFORE = pattern_table(
    (rf"(?P<base>.*?)提前(?:至少)?{_NUMBER}{_UNIT}(?P<what>.*)", "提前5个工作日公开", "会议提前至少10日告知"),
    whole=True,
)
WITHIN = pattern_table(
    (
        rf"(?P<base>.*?){_NUMBER}{_UNIT}(?:以|之)?(?P<inner>内)?(?P<rest>.*)",
        "自信息形成或者变更之日起20个工作日内予以公开",
        "7日以内",
    ),
    whole=True,
)
ALONG = pattern_table(
    (
        r"(?:与|随同?|同)(?P<base>.+?)(?:一并|同步|同时)?(?:公开|公示|公布|发布)",
        "与政策文件同步公开",
        "随同文件发布",
    ),
    whole=True,
)
_REALTIME = pattern_table(
    (r"(?P<base>.*?)(?:实时|即时|随时)(?:更新|公开|公示|公布|动态)*", "实时公开", "信息变更即时更新"),
    whole=True,
)
_PROMPT = pattern_table(
    (
        r"(?P<base>.*?)(?:及时|立即|第一时间)(?:予以|向社会)?(?:公开|公示|公布|更新|发布)?",
        "及时公开",
        "事件发生后第一时间向社会发布",
    ),
    whole=True,
)
_LONG = pattern_table(
    (r"(?P<base>.*?)(?:长期|常年|永久|持续)(?:性)?(?:动态)?(?:公开|公示|公布|有效)?", "长期公开", "常年公示"),
    whole=True,
)
_REGULAR = pattern_table(
    (r"(?P<base>.*?)定期(?:向社会)?(?:公开|公示|公布|公告|更新|发布)?", "定期公开", "监测结果定期向社会发布"),
    whole=True,
)
_PROCEDURE = pattern_table(
    (
        r"(?P<base>按.*?|在.*?范围内|依法|根据.*?|视情)(?:及时)?(?:公开|公示|公布|公告)",
        "按规定程序公开",
        "在一定范围内公示",
        "依法及时公布",
    ),
    whole=True,
)
DECISION_ON = pattern_table(
    (r"(?P<subject>(?:(?:行政)?(?:许可|处罚|强制)[、和]?)+)(?P<base>决定.*)", "行政许可、行政处罚决定作出"),
    whole=True,
)
SPECIAL = pattern_table("许可 处罚 强制 指南 结果 其他 其余 其中 评估")
_MOMENT_END = pattern_table("之日起 之日 之时起 后 起", whole=True)
SINCE = lazy_re(f"{_MOMENT_END.pattern}$")
EVENTS: tuple[tuple[Event, re.Pattern[str]], ...] = (
    ("received", pattern_table("收到")),
    ("decided", pattern_table("决定")),
    ("approved", pattern_table("批准 批复")),
    ("ended", pattern_table("结束 确定 签订 完成")),
    ("formed", pattern_table("形成 变更 制作 制定 获取 颁布 印发 公布")),
)
UNCOUNTED: tuple[tuple[Mode, re.Pattern[str]], ...] = (
    ("realtime", _REALTIME),
    ("prompt", _PROMPT),
    ("permanent", _LONG),
    ("recurring", _REGULAR),
    ("procedure", _PROCEDURE),
)
"""Ways to say when without a number, in the order in which they are tried."""
