"""The text of a page as its reader sees it: lines, lists with their numbers, tables, marks, text set by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.importers import ImportedFile, import_files

CASES = Path(__file__).parents[2] / "cases" / "import"


def page(tmp_path: Path, body: str, head: str = "<title>关于停车的通知</title>") -> ImportedFile:
    """What becomes of a page whose article stands in a container of its own."""
    path = tmp_path / "a.html"
    text = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body><div id="zoom">{body}</div></body></html>'
    )
    path.write_text(text, encoding="utf-8")
    return import_files([path], to=tmp_path / "out", dry_run=True).files[0]


def lines(tmp_path: Path, body: str) -> list[str]:
    item = page(tmp_path, f"<p>各单位要认真执行，做好工作。</p>{body}<p>完毕。</p>")
    assert not [one.message for one in item.notices if "个字没有带入" in one.message]
    found = [line for line in item.body.splitlines() if line]
    assert (found[0], found[-1]) == ("各单位要认真执行，做好工作。", "完毕。")
    return found[1:-1]


@pytest.mark.requirement("IMP-03")
def test_a_break_at_the_edge_of_a_mark_parts_lines() -> None:
    item = import_files([CASES / "page-br-inside-span.html"], to=Path("/nowhere"), dry_run=True).files[0]
    found = [line for line in item.body.splitlines() if line]
    assert item.title == "关于调整残疾人补贴标准的通知"
    assert found[:4] == [
        "各乡镇人民政府：",
        "经县政府研究，现将有关事项通知如下。",
        "## 一、补贴标准",
        "每人每月300元。",
    ]
    assert found[-4:] == ["附件1", "## 2026年补贴标准表", "**标准**", "300元"]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("<p><font>甲表<br></font>乙表</p>", ["甲表", "乙表"]),
        ("<p>甲表<span><br></span>乙表</p>", ["甲表", "乙表"]),
        ("<p><span><b><i>甲表<br/></i></b></span>乙表</p>", ["***甲表***", "乙表"]),
        ("<p><b>甲<br>乙</b>丙</p>", ["**甲**", "**乙**丙"]),
        ("<span>甲表<br><br></span><span>乙表</span>", ["甲表", "乙表"]),
        ("甲表<p>乙表</p>丙表", ["甲表", "乙表", "丙表"]),
        ("<font><p>甲表</p><p>乙表</p></font>", ["甲表", "乙表"]),
        ("<b><p>甲表</p><p>乙表</p></b>", ["**甲表**", "**乙表**"]),
        ("<span>甲表<div>乙表</div>丙表</span>", ["甲表", "乙表", "丙表"]),
        ('<p><a href="http://a.cn/">甲<br></a>乙</p>', ["[甲](http://a.cn/)", "乙"]),
        ("<center>甲表</center><address>乙表</address>", ["甲表", "乙表"]),
        ("<dl><dt>甲表</dt><dd>乙表</dd></dl>", ["甲表", "乙表"]),
        ("<pre>　　甲表\n乙表</pre>", ["甲表", "乙表"]),
        ('<p style="white-space: pre-line">甲表\n乙表</p>', ["甲表", "乙表"]),
        ("<h3><p>甲表，内容很长。</p><p>乙表。</p></h3>", ["甲表，内容很长。", "乙表。"]),
        ("<p>&nbsp;&nbsp;&nbsp;&nbsp;甲表</p>", ["甲表"]),
    ],
)
def test_lines_are_parted_where_a_browser_parts_them(body: str, right: list[str], tmp_path: Path) -> None:
    assert [line.lstrip("# ") for line in lines(tmp_path, body)] == right


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("<ol><li>甲</li><li>乙</li></ol>", ["1. 甲", "2. 乙"]),
        ('<ol start="5"><li>甲</li><li>乙</li></ol>', ["5. 甲", "6. 乙"]),
        ('<ol start="-1"><li>甲</li><li>乙</li></ol>', ["-1.甲", "0.乙"]),
        ('<ol><li>甲</li><li value="4">乙</li><li>丙</li></ol>', ["1.甲", "4.乙", "5.丙"]),
        ("<ol reversed><li>甲</li><li>乙</li></ol>", ["2.甲", "1.乙"]),
        ('<ol type="a"><li>甲</li><li>乙</li></ol>', ["a.甲", "b.乙"]),
        ('<ol type="I" start="4"><li>甲</li></ol>', ["IV.甲"]),
        (
            '<ol style="list-style-type: cjk-ideographic" start="10"><li>甲</li><li>乙</li></ol>',
            ["十、甲", "十一、乙"],
        ),
        ('<ol style="list-style: none"><li>1.甲</li><li>3.乙</li></ol>', ["1.甲", "3.乙"]),
        ("<ol><li>甲</li></ol><ol><li>乙</li></ol>", ["1. 甲", "1.乙"]),
        ("<ol><li>甲</li></ol><p>插话</p><ol start=2><li>乙</li></ol>", ["1. 甲", "插话", "2. 乙"]),
        ("<ul><li>甲<ol><li>子</li></ol>尾</li></ul>", ["- 甲", "   1. 子", "尾"]),
        ("<ul>散文<li>甲</li><div>又散</div></ul>", ["散文", "- 甲", "又散"]),
        ("<ul><li>甲</li><ul><li>子</li></ul></ul>", ["- 甲", "   - 子"]),
        ("<li>甲</li><li>乙</li>", ["甲", "乙"]),
    ],
)
def test_lists_keep_the_numbers_that_their_reader_sees(body: str, right: list[str], tmp_path: Path) -> None:
    assert [line.replace("\\", "").lstrip("#") for line in lines(tmp_path, body)] == right


def test_a_table_in_an_item_or_in_a_mark_stays_a_table(tmp_path: Path) -> None:
    table = "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>"
    shown = ["| 甲 | 乙 |", "| --- | --- |", "| 1 | 2 |"]
    assert lines(tmp_path, f"<ol><li>项{table}</li></ol>") == ["1. 项", *shown]
    assert lines(tmp_path, f"<span><font>{table}</font></span>") == shown


def test_lists_that_word_wrote_into_a_page_keep_their_marks(tmp_path: Path) -> None:
    number = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>"
        "3.<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span><![endif]>甲项</p>"
    )
    dot = (
        "<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='font-family:Wingdings'>"
        "<span style='mso-list:Ignore'>l<span>&nbsp; </span></span></span>乙项<o:p></o:p></p>"
    )
    rest = "<xml><w:WordDocument>Normal 0 7.8 磅</w:WordDocument></xml><!--[if gte mso 9]><p>备注</p><![endif]-->"
    assert lines(tmp_path, number + dot + rest) == ["3.甲项", "- 乙项"]


def test_marks_in_the_words_of_a_picture_do_no_harm(tmp_path: Path) -> None:
    assert lines(tmp_path, '<p>见<img src="a.png" alt="图&#xfdd8;&#xf0009;表">。</p>') == ["见图表。"]


@pytest.mark.parametrize(
    ("body", "right"),
    [
        ("<p>姓名<u>&nbsp;&nbsp;&nbsp;&nbsp;</u>电话<u>　　　</u></p>", "姓名____电话______"),
        ('<p>姓名<span style="text-decoration: underline">&nbsp;&nbsp;&nbsp;&nbsp;</span></p>', "姓名____"),
        ("<p>姓名<input type=text>是否<input type=checkbox checked>是<input type=radio>否</p>", "姓名____是否☑是□否"),
        ("<p>甲<input type=hidden value=密><input type=text value=乙></p>", "甲乙"),
        ("<p>用<ruby>薅<rt>hāo</rt></ruby>草</p>", "用薅草"),
        ("<p>用<ruby>薅<rp>（</rp><rt>hāo</rt><rp>）</rp></ruby>草</p>", "用薅草"),
        ('<p>甲<span style="position:absolute;left:-9999px">暗藏的链接</span>乙</p>', "甲乙"),
        ("<p>m<sup>2</sup>和H<sub>2</sub>O</p>", "m<sup>2</sup>和H<sub>2</sub>O"),
    ],
)
def test_what_stands_in_a_line_is_kept_as_it_shows(body: str, right: str, tmp_path: Path) -> None:
    assert [line.replace("\\", "") for line in lines(tmp_path, body)] == [right]


def test_a_small_table_in_a_table_of_data_leaves_it_a_table(tmp_path: Path) -> None:
    inner = "<table><tr><td>早班</td><td>晚班</td></tr></table>"
    rows = "".join(
        f"<tr><td>第{number}路</td><td>每日发车二十四班</td><td>票价两元</td></tr>" for number in range(1, 4)
    )
    found = lines(tmp_path, f"<table>{rows}<tr><td>第4路</td><td>{inner}</td><td>票价三元</td></tr></table>")
    assert found[0] == "| 第1路 | 每日发车二十四班 | 票价两元 |"
    assert found[-1] == "| 第4路 | 早班 晚班 | 票价三元 |"


def test_a_foot_before_the_body_of_a_table_stands_at_its_end(tmp_path: Path) -> None:
    table = "<table><thead><tr><th>项</th><th>元</th></tr></thead><tfoot><tr><td>合计</td><td>3</td></tr></tfoot>"
    found = lines(tmp_path, f"{table}<tbody><tr><td>甲</td><td>3</td></tr></tbody></table>")
    assert found == ["| 项 | 元 |", "| --- | --- |", "| 甲 | 3 |", "| 合计 | 3 |"]


@pytest.mark.parametrize("span", ["2", " 2", "2;", "2.0", "+2"])
def test_spans_are_read_as_browsers_read_them(span: str, tmp_path: Path) -> None:
    found = lines(tmp_path, f'<table><tr><td colspan="{span}">甲</td></tr><tr><td>1</td><td>2</td></tr></table>')
    assert '<th colspan="2">甲</th>' in found


def test_text_of_no_size_is_not_seen_and_what_has_a_size_is(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    inner = (
        '<p style="font-size:14px">为方便群众停车。</p>暗藏的词<span style="font-size:14px">现将事项通知如下。</span>'
    )
    path.write_text(f'<meta charset=utf-8><div id="zoom" style="font-size:0px">{inner}</div>', encoding="utf-8")
    item = import_files([path], to=tmp_path / "out", dry_run=True).files[0]
    assert [line for line in item.body.splitlines() if line] == ["为方便群众停车。", "现将事项通知如下。"]
    assert any(change.samples == ("暗藏的词",) for change in item.changes)
