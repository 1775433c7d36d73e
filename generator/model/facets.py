"""公开标准的要素: the words in which a catalogue says how much, by which steps, in which form and shape an item is public.

The opinions by which prefectures carry out 中办发〔2016〕8号 want standards of 主体、范围、目录、内容、流程、形式、载体、时限, and
of key areas 展现形式 too.
"""

from __future__ import annotations

from typing import Literal

Scope = Literal["全部公开", "部分公开", "只公开名称或目录", "依申请提供"]
"""范围: how much of what the item holds."""
Step = Literal[
    "起草", "征求意见", "公开属性认定", "保密审查", "审核", "签发", "公示", "发布", "解读", "回应", "更新", "归档"
]
"""流程: the steps that a text of the item takes until it is public, and afterwards; in their order."""
Form = Literal["公告", "公示", "通知", "通报", "名单", "清单", "目录", "指南", "报告", "决定", "文件全文", "解读"]
"""形式: as what it is made public."""
Procedure = Literal["直接发布", "先征求意见", "事前公示", "批前公示批后公布", "滚动更新", "依申请办理"]
"""程序: by which procedure."""
Presentation = Literal["文本", "表格", "图表", "图解", "音频", "视频", "数据集"]
"""展现形式: in which shape readers have it."""
WITH_DATA: tuple[Presentation, ...] = ("图表", "数据集")
"""Shapes that owe their figures as a file."""
