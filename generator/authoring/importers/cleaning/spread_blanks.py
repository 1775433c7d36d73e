"""``　　第一条　目　　录`` -> ``第一条 目录``: full-width blanks, letter-spaced words, blanks around numbers."""

from __future__ import annotations

import re

from generator.authoring.importers.cleaning.step import HAN, Cleaned, chained, substituted

NAME = "整理多余空白"
EXAMPLES = (
    ("　　各乡镇人民政府：", "各乡镇人民政府："),
    ("目　　录", "目录"),
    ("通 知", "通知"),
    ("关 于 公 开 的 通 知", "关于公开的通知"),
    ("办公室　　政府办", "办公室 政府办"),
    ("3 个工作日内", "3个工作日内"),
    ("应于公开后 3 个工作日内", "应于公开后3个工作日内"),
    ("（中办发〔2016〕8 号）", "（中办发〔2016〕8号）"),
    ("推广 PPP 项目", "推广 PPP 项目"),
    ("公开 ，透明 。", "公开，透明。"),
    ("附 件：", "附件："),
    ("第一章　总　　则", "第一章 总则"),
    ("第一章 总则 说明", "第一章 总则 说明"),
    ("批复后2 0 日内", "批复后20日内"),
    ("第2 5号", "第2 5号"),
    ("云岭县民政局 2020 年 3 月 1 日印发", "云岭县民政局 2020年3月1日印发"),
)

_OUTER = re.compile(r"^[\s\u3000]+|[\s\u3000]+$")
_SPREAD = re.compile(rf"[{HAN}](?:[ \u3000]+[{HAN}])+")
_RUN = re.compile(r"[ \u3000]*\u3000[ \u3000]*| {2,}")
_UNIT = (
    "(?:公里|公顷|公斤|平方|立方|工作日|[年月日时分号个名次项条款章节元万亿人户家天周岁届期类级页份亩米吨千百度倍%％])"
)
_DURATION = "(?:个?工作日|[日天年月个元人户亩])"
_NUMBER = re.compile(
    rf"(?<=[{HAN}，、。；：（“〔〕]) (?=\d[\d.]* ?{_UNIT})|(?<=\d) (?={_UNIT})|(?<=[年月日时分]) (?=\d[\d.]* ?[年月日号个])"
)
_MARK = re.compile(r" +(?=[，。；：、！？）》〉”〕])|(?<=[，。；、！？（《〈“〔]) +")
_CHAPTER = re.compile(rf"^(第[一二三四五六七八九十百\d]{{1,4}}[编章节])[ \u3000]+((?:[{HAN}][ \u3000]+)+[{HAN}])$")
"""A chapter whose name is set with blanks between its characters."""
_TORN = re.compile(rf"(?<=[{HAN}])(\d) (\d) ?(?={_DURATION})")
"""A number of two digits that a PDF's text gives with a blank between them."""
_ATTACHED = re.compile(r"^附[ \u3000]+件(?=[ \u3000]*\d*[ \u3000]*[：:])")

_SIGNED = re.compile(r"(\S{3,40})[ \u3000]+((?:19|20)\d{2}[ \u3000]*年.{3,12}日[ \u3000]*(?:印发)?)")
"""An office and a date on one line: the blank between them parts two things."""


def clean(text: str) -> Cleaned:
    """Outer blanks go uncounted (indentation is the theme's); inner ones that no reader wants go counted."""
    bare = _OUTER.sub("", text)
    if _SPREAD.fullmatch(bare):
        return Cleaned(re.sub(r"[ \u3000]+", "", bare), (bare,))
    if signed := _SIGNED.fullmatch(bare):
        date = clean(signed.group(2))
        return Cleaned(f"{signed.group(1)} {date.text}", date.changed)
    return chained(
        bare,
        lambda part: substituted(_ATTACHED, "附件", part),
        lambda part: substituted(_CHAPTER, _together, part),
        lambda part: substituted(_TORN, r"\1\2", part),
        lambda part: substituted(_RUN, " ", part),
        lambda part: substituted(_NUMBER, "", part),
        lambda part: substituted(_MARK, "", part),
    )


def _together(match: re.Match[str]) -> str:
    return f"{match.group(1)} {''.join(match.group(2).split())}"
