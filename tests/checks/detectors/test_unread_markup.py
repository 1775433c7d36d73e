"""Markup that Markdown does not read is found, each at its column; ordinary Chinese text is not."""

from __future__ import annotations

import time

import pytest

from generator.checks.detectors.unread_markup import unread_markup
from generator.content.markdown import render_markdown

LINK, PICTURE, BOLD, HEADING, TABLE = "链接", "图片", "加粗", "标题", "表格"
UNREAD = {
    "[附件]（biao.xlsx）": LINK,
    "请看［附件］（biao.xlsx）": LINK,
    "【附件】(biao.xlsx)": LINK,
    "[附件](biao.xlsx）": LINK,
    "[附件] (biao.xlsx)": LINK,
    "[附件](我的 表.xlsx)": LINK,
    "[官网]（https://a.example/）": LINK,
    "[表](biao.xlsx “说明”)": LINK,
    "！[图](t.png)": PICTURE,
    "！[图](biao.txt)": PICTURE,
    "! [图](t.png)": PICTURE,
    "![图]（t.png）": PICTURE,
    "＃＃ 一、标题": HEADING,
    "##二、没有空格": HEADING,
    "##　二、全角空格": HEADING,
    "　　## 三、总则": HEADING,
    "#一、总则": HEADING,
    "＊＊重点＊＊": BOLD,
    "请于＊＊3月1日＊＊前办理": BOLD,
    "＊＊重点：＊＊说明": BOLD,
    "** 重点 **说明": BOLD,
    "＞ 引文": "引用",
    "见注［^1］": "脚注",
    "｜ 名称 ｜ 数量 ｜\n｜---｜---｜\n｜ 甲 ｜ 1 ｜": TABLE,
    "| 名称 | 数量 |\n| 甲 | 1 |": TABLE,
    "| 名称 | 数量 |\n|：---|---|\n| 甲 | 1 |": TABLE,
    "| 名称 | 数量 |\n|---|\n| 甲 | 1 |": TABLE,
    "| 名称 | 数量 |\n|---|---|\n| 甲 ｜ 1 |": TABLE,
    "1．甲\n2．乙": "2 项",
    "－ 甲\n－ 乙\n－ 丙": "3 项",
    "一、甲\n二、乙": "2 项",
}
READ = (
    "见【附件】（附表），登录【县政府】（https://a.example/）",
    "国发[2024]（第3号）",
    "张＊＊、李＊＊反映",
    "张＊＊与李＊＊、王＊＊和赵＊＊",
    "＊＊县＊＊镇＊＊村，530＊＊＊＊1234，138＊＊1234＊＊",
    "| ＊＊村 | ＊＊组 |\n|---|---|\n| 甲 | 乙 |",
    "#反诈宣传#",
    "#3机组、＃4机组停运",
    "欢迎报名！[报名表](biao.docx)",
    '[表](biao.xlsx "标题")，[表](<a b.xlsx>)，[表](表（1）.xlsx)，[表](表(1).xlsx)',
    "`[附件]（biao.xlsx）`",
    "\\[附件]（biao.xlsx）",
    "```\n##二、代码\n｜ 甲 ｜\n｜ 乙 ｜\n```",
    "甲 | 乙\n--- | ---\n1 | 2",
    "| 甲 | 乙 |\n|---|---|\n| 丙｜丁 | 一行 |\n| 少一格 |",
    "首页 ｜ 政务公开 ｜ 通知",
    "- 甲\n- 乙",
    "1. 甲\n2. 乙",
    "1．甲\n\n2．乙",
    "一、甲  \n二、乙",
    "60＞50，＞ 60分的",
    "## 一、标题\n\n**重点**说明",
)


@pytest.mark.parametrize(("text", "what"), UNREAD.items())
def test_what_is_not_read_is_found_once(text: str, what: str) -> None:
    found = list(unread_markup(f"第一段。\n\n{text}\n\n尾。"))
    assert [(one.line, one.what[: len(what)]) for one in found[:1]] == [
        (5 if what == TABLE and "甲 ｜" in text and text.startswith("|") else 3, what)
    ]
    assert len(found) == 1
    assert found[0].how


@pytest.mark.parametrize("text", READ)
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert list(unread_markup(text)) == []


@pytest.mark.parametrize(
    ("text", "tag"),
    [("##二、甲", "<h2"), ("＊＊重点＊＊", "<strong>"), ("[附件]（b.xlsx）", "<a "), ("[表](我的 表.xlsx)", "<a ")],
)
def test_what_the_advice_says_is_read(text: str, tag: str) -> None:
    """The text as typed has no such element, the one that the advice gives has."""
    advice = next(iter(unread_markup(text))).how
    mended = advice.removeprefix("写成").strip(" “").partition("，")[0].strip("”")
    assert tag not in render_markdown(text).html
    assert tag in render_markdown(mended).html


@pytest.mark.parametrize("text", ["[a](" * 20_000, "|" * 50_000, "-" * 50_000 + "|", "＊＊" * 20_000, "`" * 20_000])
def test_hostile_lines_take_no_time(text: str) -> None:
    begun = time.perf_counter()
    list(unread_markup(f"|a|\n{text}\n"))
    assert time.perf_counter() - begun < 3
