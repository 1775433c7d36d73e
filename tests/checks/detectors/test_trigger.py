"""The trigger spares work and no find: what it leads to is what every detector finds when let loose on every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.detectors import scan, secrecy, spaced
from generator.checks.detectors.detection import Detection
from generator.checks.detectors.figures import figures
from generator.checks.detectors.view import View, bare, plain
from generator.model.negative import Negative

CASES: list[str] = [
    case["t"] for case in yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
]
EVERY = (*scan._WHOLE, *scan._PLACED)


def everywhere(text: str, headers: Sequence[str] | None) -> list[Detection]:
    """What all detectors find in both views, with no trigger before them."""
    first = plain(text, headers)
    second = bare(first)
    found: list[Detection] = []
    views = [(view, EVERY) for view in (first, second) if view]
    told = [view for view, _ in views]
    views += [(joined, spaced.WORDS) for view in told if (joined := spaced.together(view))]
    views += [(numbered, scan.NUMBERS) for view in told if (numbered := figures(view))]
    for view, families in views:
        places = {family: list(range(len(view.text))) for family in families}
        for hit in scan._detect(view, places, ()):
            placed = scan._placed(hit, view)
            if not any(placed.code == old.code and placed.start < old.end and old.start < placed.end for old in found):
                found.append(placed)
    return sorted(found, key=lambda hit: (hit.start, hit.code))


def agree(text: str) -> None:
    for headers in (None, ("姓名", "护照号码", "金额")):
        assert scan.scan(text, headers=headers)[0] == everywhere(text, headers), repr(text)


def test_on_every_case() -> None:
    for case in CASES:
        agree(case)
        agree(f"# 一、总则\n\n（一）说明：{case}\n\n二、附则")


def test_on_the_project_s_own_documents() -> None:
    for path in sorted(Path("content").rglob("*.md")):
        agree(path.read_text(encoding="utf-8"))


PIECES = [
    *"。，：:；（）()[]【】「」★☆*＊-—－_~`<>|/\\@&=?.^{}!！ \n\t\u3000\xa0\u200b０１Ａ×°度'′第条款项号组室栋幢户屯队社元单村街路人名年月日班岁急密机绝秘不依内此件公开",
    "\n\n",
    "\n---\n",
    "**",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "&#49;",
    "王五",
    "李某",
    "学生",
    "患",
    "身份证",
    "卡号",
    "138",
    "1234",
    "5678",
    "2026-03-01",
    "〔2026〕3号",
    "龙街村",
    "二组",
    "18号",
    "残疾",
    "肺癌",
    "内部资料",
    "注意保存",
    "申请人",
    "公开属性",
    "不予公开",
    "大发",
    "体育",
    "bet",
    "365",
    "w88",
    "http://",
    "oa",
    "192.168.1.2",
    "file:",
    "C",
    "护照",
    "E12345678",
    "云A",
    "12345",
    "(zhèng)",
    "zheng",
    "页",
    "7",
    "HIV",
    "GoBack",
    "Mso",
    "mso-",
    "{",
    "PAGE",
    "}",
    "token",
    "abcdef123",
    "25.12345",
    "103.12345",
    "ＨＩＶ",
    "ｂｅｔ",
    "繁體",
    "三级",
    "智力",
    "听力",
    "等级",
    "出生于",
    "2016年",
    "5月",
    "三",
    "（2）",
    "特",
    "提",
    "加",
    "工作秘密",
    "错误",
    "未找到",
    "密码",
    "110105",
    "19491231",
    "002X",
    "110105194912",
    "31002X",
    "(138)",
    "192.168.",
    "10.0.0.1",
    ":8080",
    "\U0001d7d9\U0001d7db\U0001d7d8",
    "·",
    "[",
    "京A·",
    "一三九",
    "①",
    "¹³⁹",
    "༡",
    "玖捌柒",
    "O",
    "l",
    "%31",
    "139",
    "8765",
    "4321",
    "电话",
    "~",
    "、",
    "-",
    "Page 3",
]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(CASES)), max_size=12).map("".join))
@settings(max_examples=400, deadline=None)
def test_on_texts_made_of_whatever_leaks(text: str) -> None:
    agree(text)


CUTS = st.sampled_from(
    [
        "",
        "",
        "",
        ".",
        "/",
        "_",
        "，",
        "、",
        ",",
        "|",
        " | ",
        "\u3000",
        "·",
        "-",
        "—",
        " ",
        "\n",
        "\n> ",
        "某",
        "年",
        "X",
        ")",
        "(",
        "（",
        "）",
    ]
)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["138", "1380000", "1234", "0", "00", "6", "110105", "19491231", "002", "62", "0878", "X"]),
            CUTS,
        ).map("".join),
        max_size=9,
    )
)
@settings(max_examples=400, deadline=None)
def test_on_numbers_cut_in_every_way(parts: list[str]) -> None:
    agree("账号：" + "".join(parts))


@given(st.sampled_from(CASES), st.data())
@settings(max_examples=300, deadline=None)
def test_on_cases_with_something_put_inside(case: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(case)))
    agree(case[:at] + data.draw(st.sampled_from(PIECES)) + case[at:])


WORDS = st.text("储备库位于战时粮油仓的甲乙/", min_size=1, max_size=5)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=6), st.lists(WORDS, max_size=10))
def test_the_negative_list_by_one_character_of_each_word(listed: list[list[str]], words: list[str]) -> None:
    entries = tuple(
        Negative(f"FM-{number}", "事项", "依据", tuple(word.replace("/", "") for word in given))
        for number, given in enumerate(listed)
    )
    text = "，".join(words)
    found = {(hit.values["number"], hit.start, hit.end) for hit in secrecy.listed(View(text), entries)}
    wanted = {
        (entry.code, match.start(), match.end())
        for entry in entries
        for word in filter(None, entry.patterns)
        for match in re.finditer(word, text)
    }
    assert found == wanted
