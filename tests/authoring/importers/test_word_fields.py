"""Fields and controls of Word files: what they show; what they do not say is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from .test_docx import text_of
from .word_read import form, imported, lines, made, steps
from .word_xml import cell, control, field, p, row, t, table


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"eq \o\ac(○,1)", "①"),
        (r"EQ \o\ac(○,50)", "㊿"),
        (r"eq \o \ac( ○ , A )", "Ⓐ"),
        (r"eq \o\ac(\s\up 1(○),\s\do 2(3))", "③"),
        (r"eq \o\ac(○;二)", "㊁"),
        (r"eq \o\ac(□,√)", "☑"),
        (r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(bàn),办)', "办"),
        (r"eq \f(1,2)", "1/2"),
        (r"eq \f(a+b,c)", "(a+b)/c"),
        (r"eq \r(3,x)", "³√x"),
        (r"eq \b\bc\[(a,b)", "[a,b]"),
        (r"eq \i\su(1,5,3)", "∑₁⁵3"),
        (r"eq 10\s\up5(2)", "102"),
        (r'SYMBOL 254 \f "Wingdings" \s 12', "☑"),
        (r"SYMBOL 0xFE \f Wingdings", "☑"),
        (r"SYMBOL 8451 \u", "℃"),
        ("SYMBOL 97 \\f Symbol", "α"),
        (r"= 3 \* GB3", "③"),
        (r"= 2 \* GB2 \* MERGEFORMAT", "⑵"),
        (r"= 4 \* GB4", "㈣"),
        (r"= 12 \* CHINESENUM3", "十二"),
        ('QUOTE "原文"', "原文"),
    ],
)
def test_a_field_without_result_says_what_its_code_says(tmp_path: Path, code: str, shown: str) -> None:
    raw = made(tmp_path, p("前", field(code), "后"))
    expected = shown if code != r"eq 10\s\up5(2)" else "10²"
    assert text_of(raw) == f"前{expected}后" and not raw.notices


def test_two_lines_in_one_are_no_reading(tmp_path: Path) -> None:
    raw = made(tmp_path, p(field(r"EQ \o\ad(\s\up11(县民政局),\s\do5(县财政局))"), "文件"))
    assert text_of(raw) == "县民政局县财政局文件"
    assert "有 1 个 EQ 域只能写出其中的字符" in raw.notices[0].message


def test_a_simple_field_and_one_with_result(tmp_path: Path) -> None:
    simple = r'<w:fldSimple w:instr=" SYMBOL 254 \f Wingdings "/>'
    kept = field("DATE", t("2026年3月1日"))
    assert lines(tmp_path, p("甲", simple, "乙", kept, "丙")) == ["甲☑乙2026年3月1日丙"]


def test_figures_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    figure = field(r"SEQ 图 \* ARABIC")
    body = (
        p("图", field(r"SEQ 图 \* ARABIC", t("4")))
        + p("图", figure)
        + p("表", field(r"SEQ 表 \* CHINESENUM3"))
        + p("图", figure)
    )
    assert lines(tmp_path, body) == ["图4", "图5", "表一", "图6"]


def test_a_field_that_says_nothing_is_named_with_its_place(tmp_path: Path) -> None:
    body = p("今天是", field("DATE"), "。") + p("见", field("REF _Ref1 \\h"), "条") + p("甲", field('XE "索引"'), "乙")
    raw = made(tmp_path, body)
    assert text_of(raw).split("\n") == ["今天是。", "见条", "甲乙"]
    [notice] = raw.notices
    assert "2 个域" in notice.message and "DATE：“今天是。”一段" in notice.message and "XE" not in notice.message


def test_codes_within_codes_and_marks_gone_astray_lose_no_text(tmp_path: Path) -> None:
    inner = field("PAGE", t("1"))
    begin, parted, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = "<w:r><w:instrText> IF </w:instrText></w:r>"
    body = p("甲", begin, code, inner, parted, "结果", end) + p(
        "乙", begin, "<w:r><w:instrText> REF </w:instrText></w:r>"
    )
    body += p("丙", end) + p(end, "丁")
    assert lines(tmp_path, body) == ["甲结果", "乙", "丙", "丁"]


def test_a_link_keeps_its_address_without_tip_and_frame(tmp_path: Path) -> None:
    code = r'HYPERLINK "https://www.example.com/a" \o "提示" \t "_blank"'
    item = imported(tmp_path, p("详见", field(code, t("网上大厅")), "。"))
    assert "详见[网上大厅](https://www.example.com/a)。" in item.body


def test_form_fields_show_what_is_chosen(tmp_path: Path) -> None:
    drop = form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="低保"/><w:listEntry w:val="救助"/></w:ddList>')
    first = form('<w:ddList><w:listEntry w:val="低保"/><w:listEntry w:val="救助"/></w:ddList>')
    ticked, open_ = form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'), form("<w:checkBox/>")
    body = p("类型：", field("FORMDROPDOWN", "", drop), "、", field("FORMDROPDOWN", None, first))
    body += p(field("FORMCHECKBOX", "", ticked), "是", field("FORMCHECKBOX", "", open_), "否")
    body += p("填表人：", field("FORMTEXT", t("李某某"), form("<w:textInput/>")))
    body += p("日期：", field("FORMTEXT", t("\u2002\u2002\u2002\u2002\u2002"), form("<w:textInput/>")))
    assert lines(tmp_path, body) == ["类型：救助、低保", "☑是☐否", "填表人：李某某", "日期：________"]


def test_prompts_are_left_out_and_reported(tmp_path: Path) -> None:
    prompt = "<w:showingPlcHdr/>"
    body = p("单位：", control(t("单击此处输入文字。"), prompt)) + control(p("选择一项。"), prompt)
    body += table(row("姓名", "电话"), row("张某某", control(cell("请填写"), prompt)), columns=2)
    body += p(field("MACROBUTTON NoMacro [单击此处键入]")) + p(control(t("照旧"), '<w:showingPlcHdr w:val="0"/>'))
    raw = made(tmp_path, body)
    assert text_of(raw).split("\n") == ["单位：", "姓名电话张某某", "照旧"]
    assert [len(line) for line in raw.blocks[1].rows] == [2, 2]
    assert steps(raw)["未带入没有填写的控件里的提示文字"][:2] == ("单击此处输入文字。", "选择一项。")


@pytest.mark.parametrize(("value", "shown"), [("1", "☑"), ("0", "☐"), (None, "☐")])
def test_check_boxes_of_controls(tmp_path: Path, value: str | None, shown: str) -> None:
    checked = f'<w14:checked w14:val="{value}"/>' if value else ""
    box = control('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', f"<w14:checkbox>{checked}</w14:checkbox>")
    assert lines(tmp_path, p(box, "同意")) == [f"{shown}同意"]


def test_a_list_s_choice_that_only_its_value_says(tmp_path: Path) -> None:
    listed = '<w:dropDownList w:lastValue="2"><w:listItem w:displayText="河口乡" w:value="2"/></w:dropDownList>'
    assert lines(tmp_path, p("乡镇：", control("", listed))) == ["乡镇：河口乡"]


def test_a_contents_control_goes_with_its_heading(tmp_path: Path) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    raw = made(tmp_path, control(p("目录") + p("第一章\t1"), gallery) + p("第一章"))
    assert text_of(raw) == "第一章" and "未带入目录（网页自有目录）" in steps(raw)


def test_hostile_depth_and_numbers_end_in_text_or_a_notice(tmp_path: Path) -> None:
    deep = "eq " + r"\o(" * 4000 + "1" + ")" * 4000
    huge = '<w:ddList><w:result w:val="99999999999999"/><w:listEntry w:val="甲"/></w:ddList>'
    body = (
        p("甲", field(deep))
        + p("乙", field("FORMDROPDOWN", None, form(huge)))
        + p("丙", field("SYMBOL 99999999 \\f X"))
    )
    body += table(row("1", "2", properties='<w:gridBefore w:val="999999999"/>'), columns=2)
    raw = made(tmp_path, body)
    assert "甲" in text_of(raw) and "丙" in text_of(raw)
