"""解读内容: what an interpretation says -> which of its seven parts are there (国办发〔2016〕80号 解读内容), and in which form."""

from __future__ import annotations

from collections.abc import Iterable

PARTS = {
    "背景依据": ("背景", "依据", "缘由", "由来", "为什么", "为何", "必要性"),
    "宗旨任务": ("宗旨", "目的", "目标", "任务", "意义", "总体要求", "指导思想"),
    "主要内容": ("内容", "主要措施", "重点", "哪些规定", "规定了什么", "亮点"),
    "涉及范围": ("范围", "对象", "适用", "哪些人", "哪些群体", "什么人", "谁可以", "条件"),
    "执行口径": ("口径", "执行", "标准", "怎么", "怎样", "如何", "程序", "流程", "解释", "关键词", "名词"),
    "注意事项": ("注意", "提醒", "提示", "须知", "咨询", "特别说明", "材料", "期限", "时间"),
    "新旧差异": ("新旧", "差异", "变化", "区别", "对比", "不同", "相比", "修订", "修改", "调整", "衔接", "新在"),
}
"""Each part and the words that head it; the last one is owed where the document changes another."""
FORMS = ("文字", "图表图解", "问答", "音视频", "访谈", "动漫", "案例", "发布会")
"""中办发〔2016〕8号（十一）: 数字化、图表图解、音视频、动漫等形式; 国办发〔2016〕80号: 问答、访谈、案例。"""
PICTURED = "图表图解"
PLAYED = ("音视频", "动漫")
"""Forms that are nothing without a film or a recording."""
ASKED = ("问答", "访谈")
"""Forms in which somebody asks and somebody answers."""
CHANGES = "新旧差异"
LEAST = 5
"""So many of the seven are asked for."""


def parts_in(headings: Iterable[str], text: str) -> tuple[str, ...]:
    """Which parts the headings name; where there are none, of which the text speaks."""
    said = "\n".join(headings) or text
    return tuple(part for part, words in PARTS.items() if any(word in said for word in words))
