"""The direct path for plain prose gives what markdown-it-py alone gives, for any text."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.content.markdown import Body, fill_links, plain_text, render_markdown, render_slowly
from generator.content.markdown.body import normalise
from generator.content.markdown.prose import split_prose

WORDS = (
    "各乡镇人民政府",
    "为贯彻落实",
    "“三统一”制度",
    "《办法》",
    "（一）",
    "一、",
    "第一条　",
    "1.",
    "1. ",
    "2024年3月",
    "10）",
    "增长5%",
    "A类",
    "b",
    "——",
    "……",
    "·",
    "①",
    "，",
    "。",
    "：",
    "；",
    "、",
    "？",
    "”",
    "（",
    "）",
    "王某",
    "张*三",
    "138****1234",
    "○",
    "㎡",
    "℃",
    "～",
    "1~3日",
    "〔2024〕12号",
    "[2024]",
    "，电话：____",
    "-",
    "3:00",
    "+",
    "=",
    "𠮷",
    "한글",
    "é",
)
MARKS = (
    "*",
    "**",
    "***",
    "_",
    "__",
    "~",
    "~~",
    "~~~",
    "`",
    "```",
    "[",
    "]",
    "](",
    ")",
    "![",
    "<",
    ">",
    "&",
    "&amp;",
    "&#12345;",
    "&#xE000;",
    "&#57345",
    "\\",
    "\\*",
    "\\\n",
    "|",
    "||",
    "#",
    "##",
    "# ",
    "-",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "2) ",
    "---",
    "===",
    "***",
    "> ",
    ">",
    ":",
    ":-",
    "-:",
    "^",
    "[^1]",
    "[^1]: ",
    "^[",
    "[甲]: b.md",
    "[甲]",
    "[甲](b.md)",
    "![图](c.png)",
    "<https://a.cn>",
    "<br>",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "<a href='x.md'>",
    "<script>",
    "</script>",
    "<b>",
    "</b>",
    '<p style="x" onclick=1>',
    "{㸚|lǐ}",
    "{甲|",
    "jiǎ}",
    '"',
    "'",
    "!",
    "@",
    "$",
    "%",
)
BLANKS = (
    " ",
    "  ",
    "    ",
    "\t",
    "\u3000",
    "\u3000\u3000",
    "\u00a0",
    "\u2003",
    "\u2028",
    "\u0085",
    "\x0b",
    "\x0c",
    "\ufeff",
    "\0",
    "\x01",
    "\ue000",
    "\ue001",
    "\ue0000\ue001",
    "\u200b",
    "\x1c",
)
BREAKS = (
    "\n",
    "\n\n",
    "\n\n",
    "\n\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\n \n",
    "\n\u3000\n",
    "  \n",
    "\u3000\n",
    "\n\u3000\u3000",
)

prose = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)
phrase = st.lists(st.sampled_from(WORDS + MARKS + BLANKS), max_size=6).map("".join)
bold = st.tuples(st.one_of(st.just(""), prose), prose, prose).map(lambda parts: f"{parts[0]}**{parts[1]}**{parts[2]}")
cell = st.one_of(st.sampled_from(["", " ", "1", " 2.5 ", "甲", " 甲 ", "3%", "**乙**", "\\|", "-", "`a|b`"]), prose)
ruling = st.sampled_from(["---", " --- ", ":--", "-:", " :-: ", "-", "", "：--"])


def row(cells: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A line of a table; mostly with its outer pipes."""
    line = st.lists(cells, min_size=1, max_size=4).map("|".join)
    return st.one_of(line.map(lambda text: f"|{text}|"), line.map(lambda text: f"|{text}|"), line)


def even_table(width: int) -> st.SearchStrategy[str]:
    """A table whose lines are equally long."""
    rules = st.lists(st.sampled_from([" --- ", "---:", ":---", ":-:"]), min_size=width, max_size=width)
    cells = st.lists(st.sampled_from(["", " 甲", "1 ", "2,000.5", "乙丙", "-3%"]), min_size=width, max_size=width)
    lines = st.tuples(cells, rules, st.lists(cells, max_size=4)).map(lambda parts: [parts[0], parts[1], *parts[2]])
    return lines.map(lambda rows: "\n".join(f"|{'|'.join(cells)}|" for cells in rows))


table = st.one_of(
    st.tuples(row(cell), row(ruling), st.lists(row(cell), max_size=3)).map(
        lambda parts: "\n".join([parts[0], parts[1], *parts[2]])
    ),
    st.integers(1, 4).flatmap(even_table),
)
heading = st.tuples(
    st.sampled_from(["#", "##", "###", "######", "#######"]), st.sampled_from([" ", "  ", ""]), prose
).map("".join)
item = st.tuples(st.sampled_from(["- ", "* ", "1. ", "  - ", "> ", "    ", "1) ", "+ ", "[^1]: "]), prose).map("".join)
block = st.one_of(prose, prose, prose, phrase, bold, table, heading, item, item)
document = st.lists(st.tuples(block, st.sampled_from(BREAKS)).map("".join), max_size=10).map("".join)
anything = st.text(st.sampled_from("".join(WORDS + MARKS + BLANKS + BREAKS)), max_size=60)


def certain(text: str) -> bool:
    """Tell whether the direct path takes the whole text."""
    return all(piece.add for piece in split_prose(text))


@settings(max_examples=1500, deadline=None)
@given(st.one_of(document, anything, st.text(max_size=40)))
@example("甲\n\n- 乙\n\n　　丙\n\n  丁\n\n## 戊\n\n1. 己\n\n| 甲 |\n|--|\n\n**庚：**辛")
@example("- 甲\n\n**乙：**丙\n\n- 丁\n\n| 甲 |\n| - |\n| 1 |\n- 戊")
@example("甲 \n\n[乙](b.md)\n丙\n\n丁\n\n![戊](c.png)\n\n# 己 #\n\n庚\n===")
def test_the_direct_path_equals_the_parser(text: str) -> None:
    assert render_markdown(text) == render_slowly(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(prose, heading, bold, st.integers(1, 4).flatmap(even_table)), max_size=8).map("\n\n".join))
def test_the_direct_path_equals_the_parser_on_prose(text: str) -> None:
    assert render_markdown(text) == render_slowly(text)


@settings(max_examples=300, deadline=None)
@given(document)
def test_every_link_has_one_placeholder_and_none_is_left(text: str) -> None:
    body = render_markdown(text)
    filled = fill_links(body.html, [f"/d/{number}/" for number in range(len(body.links))])
    assert "\ue000" not in filled and "\ue001" not in filled
    assert body.html.count("\ue000") >= len(body.links)
    lines = normalise(text).count("\n") + 1
    assert all(1 <= link.line <= lines for link in body.links)


@settings(max_examples=300, deadline=None)
@given(document)
def test_a_page_keeps_its_outline_and_its_policy(text: str) -> None:
    body: Body = render_markdown(text)
    assert len({heading.id for heading in body.headings}) == len(body.headings)
    level = 1
    for heading in body.headings:
        assert 2 <= heading.level <= level + 1
        level = heading.level
    assert " style=" not in body.html.replace("&", "") or "style=" in plain_text(body.html)
    assert "<h1" not in body.html and "<script" not in body.html


def test_official_prose_is_certain() -> None:
    assert certain(
        "各乡镇人民政府：\n\n## 第一章　总则\n\n（一）甲[2024]12号\n\n1.实行\n2024年\n\n**联系人：**办公室\n\n| 甲 |\n| --: |\n| 1 |"
    )
    assert not certain("- 甲")
