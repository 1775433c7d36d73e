"""Whatever is mistyped in a head is told at its own line and column, with how it is put right; nothing else is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.content.front_matter import doubtful, split
from generator.content.line_joints import one_line, unfolded
from generator.content.slips import mended
from generator.model.kind import COMMON, by_name
from tests.conftest import SmallSite

Diagnostics = Callable[..., list[dict[str, Any]]]
HEAD = """\
title: 关于冬季供水的通知
domain: 社会救助
subject: 民生
publish_date: 2026-03-01
classification: 主动公开
agency: 县民政局
"""
WHOLE = f"---\n{HEAD}---\n\n正文。\n"


def swap(old: str, new: str) -> str:
    assert WHOLE.count(old) == 1, old
    return WHOLE.replace(old, new)


def below(more: str) -> str:
    return WHOLE.replace("agency: 县民政局\n", f"agency: 县民政局\n{more}")


SLIPS = {
    "a full-width colon": (swap("domain: ", "domain："), [(3, 7, "改成半角冒号")]),
    "a full-width colon of the first": (swap("title: ", "title："), [(2, 6, "改成半角冒号")]),
    "a full-width colon of a Chinese key": (swap("classification: ", "公开属性："), [(6, 5, "改成半角冒号")]),
    "full-width colons in two lines": (
        swap("domain: ", "domain：").replace("subject: ", "subject ："),
        [(3, 7, "半角冒号"), (4, 9, "半角冒号")],
    ),
    "no blank": (swap("subject: ", "subject:"), [(4, 9, "冒号后面空一格")]),
    "a no-break blank": (swap("subject: ", "subject:\u00a0"), [(4, 9, "U+00A0")]),
    "an ideographic blank": (swap("title: ", "title:\u3000"), [(2, 7, "U+3000")]),
    "no colon": (swap("domain: ", "domain "), [(3, 7, "加上半角冒号")]),
    "an equals sign": (swap("domain: ", "domain = "), [(3, 7, "加上半角冒号")]),
    "a semicolon": (swap("title: ", "title；"), [(2, 6, "加上半角冒号")]),
    "a # with text at once": (swap("供水", "供水 #2 机组"), [(2, 15, "加上双引号")]),
    "a # in a title": (swap("的通知", "的通知 # 试行"), [(2, 18, "加上双引号")]),
    "a # in an item": (below("attachments:\n  - 表 #1.csv\n"), [(9, 7, "加上双引号")]),
    "a tab before an item": (below("keywords:\n\t- 供水\n"), [(9, 1, "两个空格")]),
    "a tab before a field": (swap("domain", "\tdomain"), [(3, 1, "删去行首的制表符")]),
    "a blank before a field": (swap("subject", " subject"), [(4, 1, "删去行首的空格")]),
    "a dash without blank": (below("keywords:\n  -供水\n  - 停水\n"), [(9, 4, "写成“- ”")]),
    "a full-width dash": (below("keywords:\n－ 供水\n"), [(9, 1, "写成“- ”")]),
    "no dashes": (below("keywords:\n  供水\n  停水\n"), [(9, 3, "以“- ”开头"), (10, 3, "以“- ”开头")]),
    "no dashes at the margin": (
        below("keywords:\n供水\n停水\n").replace("agency: 县民政局\n", "") + "\n",
        [(8, 1, "以“- ”开头"), (9, 1, "以“- ”开头")],
    ),
    "a line that goes on at the margin": (swap("供水的通知", "供水\n的通知"), [(3, 1, "接在上一行后面")]),
    "a full-width colon in a record": (
        below("corrections:\n  - date：2026-04-02\n    text: 更正电话\n"),
        [(9, 9, "改成半角冒号")],
    ),
    "full-width fences": (
        WHOLE.replace("---", "－－－"),
        [(1, 1, "三个半角减号"), (8, 1, "三个半角减号")],
    ),
    "a full-width fence at the end": (f"---\n{HEAD}———\n\n正文。\n", [(8, 1, "三个半角减号")]),
    "four hyphens": (f"----\n{HEAD}---\n\n正文。\n", [(1, 1, "三个半角减号")]),
    "no fence before": (f"{HEAD}---\n\n正文。\n", [(1, 1, "在这一行前面加一行 ---")]),
    "words before the fence": (f"供水通知\n\n{WHOLE}", [(1, 1, "第 3 行前面的字")]),
    "no fence behind": (f"---\n{HEAD}\n正文。\n", [(1, 0, "第 7 行下面")]),
    "no fence behind, and a line in the text": (
        f"---\n{HEAD}\n第一段。\n\n---\n\n第二段。\n",
        [(9, 1, "在这一行前面加一行 ---")],
    ),
    "a date in Chinese": (swap("2026-03-01", "2026年3月1日"), [(5, 1, "即 2026-03-01")]),
    "a date with slashes": (swap("2026-03-01", "2026／03／01"), [(5, 1, "即 2026-03-01")]),
    "a date as on paper": (swap("2026-03-01", "二○二六年十月三十一日"), [(5, 1, "即 2026-10-31")]),
    "a date in one": (swap("2026-03-01", "20260301"), [(5, 1, "即 2026-03-01")]),
    "a date that there is not": (swap("2026-03-01", "二〇二六年二月三十日"), [(5, 1, "YYYY-MM-DD 的形式")]),
    "a date of an item": (
        below("corrections:\n  - {date: 2026-04-02, text: 更正}\n  - date: 2026.4.9\n    text: 更正\n"),
        [(10, 11, "即 2026-04-09")],
    ),
    "quotes around a choice": (swap("主动公开", "“主动公开”"), [(6, 1, "去掉值两边的引号")]),
    "quotes around a name": (swap("县民政局", "「县民政局」"), [(7, 1, "去掉值两边的引号")]),
    "a key twice": (below("title: 另一个\n"), [(2, 1, "只留一处"), (8, 1, "只留一处")]),
    "a key twice in two languages": (below("标题: 另一个\n"), [(2, 1, "只留一处"), (8, 1, "只留一处")]),
    "a key in capitals": (below("SUMMARY: 摘要\n"), [(8, 1, "是不是“summary”")]),
    "a key in full width": (below("ｓｕｍｍａｒｙ: 摘要\n"), [(8, 1, "是不是“summary”")]),
    "an id that is too long": (below(f"id: {'长' * 45}\n"), [(8, 1, "要改短")]),
    "a sign at the beginning": (swap("关于冬季", "*冬季"), [(2, 9, "以符号（如 *")]),
    "an attachment in Chinese brackets": (below("attachments: 【甲.csv】\n"), [(8, 1, "半角方括号：[甲.csv]")]),
    "two attachments as one": (below("attachments: 甲.csv、乙.csv\n"), [(8, 1, "[甲.csv, 乙.csv]")]),
    "attachments between full-width commas": (below("attachments: [甲.csv，乙.csv]\n"), [(8, 1, "[甲.csv, 乙.csv]")]),
    "one attachment of several": (below("attachments:\n  - 甲.csv\n"), [(9, 5, "把文件放到这个位置")]),
}
RIGHT = {
    "nothing special": WHOLE,
    "a key with what is not seen": below("sum\u200bmary: 说明供水安排\n"),
    "blank lines before": "\n\u3000\n" + WHOLE,
    "a mark of the byte order": "\ufeff" + WHOLE,
    "a remark": swap("的通知", "的通知  # 依据：文首第一行"),
    "a remark behind a name": swap("domain: 社会救助", "domain: 社会救助 # 建议"),
    "a # in quotes": swap("关于冬季供水的通知", '"关于 #2 机组的通知"'),
    "a # that touches": swap("供水", "C#供水"),
    "full-width digits": swap("2026-03-01", "２０２６-０３-０１"),
    "a list": below("keywords:\n- 供水\n- 停水\n"),
    "a list in one line of text": below("keywords:\n  供水、停水\n"),
    "a summary over lines": below("summary: 供水\n  和停水\n"),
    "a summary over lines with a word of ours": below("summary: 供水\n  标题；领域；主题\n"),
    "a literal summary": below("summary: |\n  标题：供水\n  -停水\n  #3 机组\n"),
    "colons in the text": WHOLE + "\n领域：供水\n\n---\n\ntitle：甲\n",
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_at_its_line_and_column(name: str, site: SmallSite, diagnostics: Diagnostics) -> None:
    text, expected = SLIPS[name]
    site.write("content/a.md", text)
    found = [item for item in diagnostics() if item["level"] == "error" and item["code"] != "FLD-MISSING"]
    assert sorted((item["line"], item["column"]) for item in found) == sorted((line, at) for line, at, _ in expected)
    for line, column, mend in expected:
        assert any(
            mend in item["message"] + item["hint"] for item in found if (item["line"], item["column"]) == (line, column)
        ), found
    assert site.build() == 1, "what is told keeps the document back"
    assert not (site.root / "public/d/a").exists()


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_told(name: str, site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/a.md", RIGHT[name])
    assert [item for item in diagnostics() if item["level"] == "error"] == []


def test_what_else_is_wrong_is_told_in_the_same_run(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/a.md", swap("domain: ", "domain：").replace("2026-03-01", "2026-02-30"))
    assert [(item["code"], item["line"]) for item in diagnostics()] == [("FILE-FORM", 3), ("FLD-DATE", 5)]


def test_the_length_of_an_id_is_said(site: SmallSite, diagnostics: Diagnostics) -> None:
    site.write("content/a.md", below(f"id: {'长' * 45}\n"))
    assert "有 135 个字节，最多 120 个" in diagnostics()[0]["message"]


@pytest.mark.parametrize(
    "title",
    [
        "关于冬季\n  供水的通知",
        '"关于冬季\n  供水的通知"',
        "|\n  关于冬季\n  供水的通知",
        ">-\n  关于冬季\n  供水的通知",
    ],
)
def test_a_title_over_two_lines_has_no_blank_in_it(title: str, site: SmallSite) -> None:
    site.write("content/a.md", swap("关于冬季供水的通知", title))
    assert site.build() == 0
    assert "关于冬季供水的通知" in site.page("d/a/index.html")


def test_latin_words_keep_theirs() -> None:
    assert one_line("Annual report\nof 2026\n年度报告\n 第一卷") == "Annual report of 2026 年度报告第一卷"


WORDS = st.lists(st.sampled_from(["关于", "供水", "Plan B", "3", "“甲”", "（乙）"]), min_size=2, max_size=6)


@given(WORDS)
def test_a_folded_text_is_that_of_one_line(parts: list[str]) -> None:
    assert unfolded(" ".join(parts), parts) == one_line("\n".join(parts))


OF = {
    "its title": "《关于banfa的通知》",
    "its title without marks": "关于banfa的通知",
    "its number": "试政发〔2026〕3号",
    "a part of its title": "关于banfa的",
}


@pytest.mark.parametrize("name", OF)
def test_a_title_in_place_of_an_id_is_told_with_the_id(name: str, site: SmallSite, diagnostics: Diagnostics) -> None:
    site.document("banfa.md", kind="normative", doc_number="试政发〔2026〕3号")
    site.document("jiedu.md", kind="interpretation", of=[OF[name]])
    found = [item for item in diagnostics() if item["code"] == "REL-DANGLING"]
    assert [("banfa" in item["hint"], "不写标题" in item["hint"]) for item in found] == [(True, True)]
    text = (site.root / "content/jiedu.md").read_text(encoding="utf-8").splitlines()
    assert text[found[0]["line"] - 1].startswith("of:")


DATA = {
    "a full-width colon": ("- {id: a, name: 甲局}\n- id: b\n  name：乙局\n- {id: c, name: 丙局}\n", 3, 7),
    "no blank": ("- id: b\n  name:乙局\n  kind: 部门\n", 2, 7),
    "a no-break blank": ("- id: b\n  name:\u00a0乙局\n  kind: 部门\n", 2, 7),
}


@pytest.mark.parametrize("name", DATA)
def test_a_data_file_is_told_at_the_line_that_was_mistyped(
    name: str, site: SmallSite, diagnostics: Diagnostics
) -> None:
    text, line, column = DATA[name]
    site.write("content/_data/agencies.yaml", text)
    found = [item for item in diagnostics() if item["path"].endswith("agencies.yaml")]
    assert [(item["code"], item["line"], item["column"]) for item in found] == [("FILE-YAML", line, column)]
    assert "“name”后面" in found[0]["message"]


ANY = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Cn", "Co"), blacklist_characters="\u2028\u2029\ufeff"), max_size=40
)
# An item "text:0" of a list of records is what a person leaves who forgets the blank; a program means it by chance.
ITEM = ANY.filter(lambda text: not text.startswith(("date:", "text:", "file:")))
VALUES = st.one_of(ANY, st.lists(ITEM, max_size=4), st.dictionaries(st.sampled_from(["date", "text", "file"]), ANY))
HEADS = st.dictionaries(
    st.sampled_from(["title", "summary", "keywords", "attachments", "corrections", "figures"]), VALUES
)


@given(HEADS, st.integers(20, 200), st.booleans())
def test_what_a_program_writes_has_no_slips(head: dict[str, Any], width: int, leaves: bool) -> None:
    """Whatever values it writes, over however many lines: only people mistype."""
    text = yaml.safe_dump(head, allow_unicode=True, width=width, default_flow_style=None if leaves else False)
    front = split(f"---\n{text}---\n\n正文。\n")
    if not doubtful(front.block):
        return
    assert mended(f"---\n{text}---\n\n正文。\n", front, by_name(COMMON)).faults == front.faults
