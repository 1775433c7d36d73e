"""Text of Word files as read: blanks to fill in, breaks, tables, symbols, formulas."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.importers.source import RawText

from .test_docx import text_of
from .word_read import imported, lines, made, steps, told
from .word_xml import cell, p, relation, row, t, table

LINE = '<w:u w:val="single"/>'
BREAK = "<w:br/>"


def underlined(words: str) -> str:
    return t(words, LINE)


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (("甲方：", underlined("            "), "乙方"), "甲方：____________乙方"),
        (("自", underlined("  "), "年", underlined(" 　"), "月"), "自____年____月"),
        (("补贴", underlined(" 800 "), "元"), "补贴 800 元"),
        (("日期", underlined("    年    月"), "止"), "日期____年____月止"),
        (("", underlined("姓名：      ")), "姓名：______"),
        (("签名", underlined("\u00a0\u00a0\u00a0\u00a0\u00a0"), "。"), "签名_____。"),
        (("地点", '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>', "。"), "地点________。"),
        (("甲", t("    ", '<w:u w:val="none"/>'), "乙"), "甲 乙"),
        (("甲", t("     "), "乙"), "甲 乙"),
    ],
)
def test_underlined_blanks(tmp_path: Path, runs: tuple[str, ...], shown: str) -> None:
    assert text_of(made(tmp_path, p(*(one for one in runs if one)))) == shown


def test_blanks_underlined_by_a_style(tmp_path: Path) -> None:
    styles = (
        f'<w:style w:type="character" w:styleId="L"><w:name w:val="L"/><w:rPr>{LINE}</w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="M"><w:name w:val="M"/><w:basedOn w:val="L"/></w:style>'
    )
    assert lines(tmp_path, p("甲", t("      ", '<w:rStyle w:val="M"/>'), "乙"), styles=styles) == ["甲______乙"]


def test_tabs_with_a_line_are_blanks_and_dots_part_two_columns(tmp_path: Path) -> None:
    tab = "<w:r><w:tab/></w:r>"
    line = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
    dots = '<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="4000"/></w:tabs>'
    both = '<w:tabs><w:tab w:val="left" w:pos="900"/><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
    found = lines(
        tmp_path,
        p("姓名：", tab, "。", form=line)
        + p("午餐", tab, "5元", form=dots)
        + p("备注", tab, form=dots)
        + p("甲", tab, "乙", tab, form=both),
    )
    assert found[0].strip("_") == "姓名：" or "____" in found[0]
    assert found[1] == "午餐 5元" and found[2].startswith("备注____") and found[3].startswith("甲 乙____")


def test_blanks_to_fill_in_reach_the_document_as_they_are_typed(tmp_path: Path) -> None:
    item = imported(
        tmp_path, p("甲方（单位）：", underlined("        "), "，乙方：", underlined("      ")) + p(underlined("     "))
    )
    assert "甲方（单位）：________，乙方：______\n" in item.body


def test_breaks_part_lines_wherever_they_stand(tmp_path: Path) -> None:
    bold = "<w:b/>"
    body = p(t("附件1", bold), f"<w:r><w:rPr>{bold}</w:rPr>{BREAK}</w:r>", "2026年补贴标准表")
    body += p(f"<w:r><w:rPr>{bold}</w:rPr><w:t>甲</w:t>{BREAK}<w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r>", "丁")
    body += p("戊", '<w:r><w:br w:type="page"/></w:r>', "己") + p('<w:r><w:br w:type="page"/></w:r>', "庚")
    assert lines(tmp_path, body) == ["附件1", "2026年补贴标准表", "甲", "乙", "丙丁", "戊", "己", "庚"]


def test_a_break_in_a_link_parts_the_line_and_both_halves_lead_on(tmp_path: Path) -> None:
    link = f'<w:hyperlink r:id="rL">{t("申请表")}<w:r>{BREAK}</w:r>{t("填写说明")}</w:hyperlink>'
    item = imported(tmp_path, p(link), links=relation("rL", "hyperlink", "https://www.example.com/b", outside=True))
    assert "[申请表](https://www.example.com/b)\n\n[填写说明](https://www.example.com/b)" in item.body


def test_a_large_initial_belongs_to_its_line_and_hyphens_are_hyphens(tmp_path: Path) -> None:
    body = p("第", form='<w:framePr w:dropCap="drop" w:lines="2"/>') + p(
        "一条 电话0000", "<w:r><w:noBreakHyphen/></w:r>", "5550101"
    )
    assert lines(tmp_path, body) == ["第一条 电话0000-5550101"]


def grid(raw: RawText) -> list[list[tuple[str, int, int]]]:
    [block] = [block for block in raw.blocks if block.kind == "table"]
    return [[(one.text, one.colspan, one.rowspan) for one in line] for line in block.rows]


def test_merges_and_offsets_keep_every_cell_under_its_heading(tmp_path: Path) -> None:
    start, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    body = table(
        row("乡镇", cell("金额", start), cell("", on)),
        row(cell("青山镇", '<w:vMerge w:val="restart"/>'), "12", "11"),
        row(cell("看不见", "<w:vMerge/>"), "9", "8"),
        row("7", "6", properties='<w:gridBefore w:val="1"/>'),
        row("合计", properties='<w:gridAfter w:val="2"/>'),
    )
    raw = made(tmp_path, body)
    assert grid(raw) == [
        [("乡镇", 1, 1), ("金额", 2, 1)],
        [("青山镇", 1, 2), ("12", 1, 1), ("11", 1, 1)],
        [("9", 1, 1), ("8", 1, 1)],
        [("", 1, 1), ("7", 1, 1), ("6", 1, 1)],
        [("合计", 1, 1), ("", 2, 1)],
    ]
    assert steps(raw)["未带入合并单元格里看不见的文字"] == ("看不见",)


def test_marks_between_rows_do_not_undo_merged_cells(tmp_path: Path) -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="a"/>'
    body = table(
        row(cell("甲", '<w:vMerge w:val="restart"/>'), "1"), mark + row(cell("", "<w:vMerge/>"), "2"), columns=2
    )
    assert grid(made(tmp_path, body)) == [[("甲", 1, 2), ("1", 1, 1)], [("2", 1, 1)]]


def test_a_cell_that_goes_on_from_nothing_is_a_cell(tmp_path: Path) -> None:
    body = table(row("甲", "1"), row(cell("乙", "<w:vMerge/>"), "2"), columns=2)
    assert grid(made(tmp_path, body)) == [[("甲", 1, 1), ("1", 1, 1)], [("乙", 1, 1), ("2", 1, 1)]]


def test_a_table_in_a_table_stays_in_its_cell_and_is_told(tmp_path: Path) -> None:
    inner = table(row("甲", "1"), row("乙", "2"), columns=2)
    body = table(row("乡镇", "明细"), row("青山镇", cell("", "", inner + p())), row("河口乡", "无"), columns=2)
    raw = made(tmp_path, body)
    assert [[text for text, _, _ in line] for line in grid(raw)][1] == ["青山镇", "甲　1\ufddf乙　2"]
    assert "1 个表格套在另一个表格" in told(raw)


def test_symbols_are_what_their_font_draws(tmp_path: Path) -> None:
    sym = '<w:r><w:sym w:font="{}" w:char="{}"/></w:r>'
    fonts = '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'
    body = p(
        sym.format("Wingdings", "F0FE"), "甲", sym.format("Wingdings 2", "0052"), "乙", sym.format("宋体", "2460"), "丙"
    )
    body += p(t("R", fonts), "是", t("\uf0a3", fonts), "否") + p("价", sym.format("Wingdings", "F001"), "元")
    body += p("编号", sym.format("Arial", "F035"))
    raw = made(tmp_path, body)
    assert text_of(raw).split("\n") == ["☑甲☑乙①丙", "☑是□否", "价元", "编号5"]
    assert "1 个符号认不出是什么，没有带入：Wingdings 字体的字符 F001：“价元”一段" in told(raw)


def omml(name: str, **parts: str) -> str:
    inner = "".join(f"<m:{key}>{value}</m:{key}>" for key, value in parts.items())
    return f"<m:{name}>{inner}</m:{name}>"


def test_formulas_keep_their_structure_in_a_line_and_are_told(tmp_path: Path) -> None:
    letters = {letter: f"<m:r><m:t>{letter}</m:t></m:r>" for letter in "abcx2n"}
    fraction = omml("f", num=letters["a"] + "<m:r><m:t>+</m:t></m:r>" + letters["b"], den=letters["c"])
    root = omml("rad", deg="", e=letters["x"]).replace("<m:rad>", '<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr>')
    power = omml("sSup", e=letters["x"], sup=letters["2"])
    total = omml("nary", sub=letters["a"], sup=letters["n"], e=letters["x"]).replace(
        "<m:nary>", '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>'
    )
    wrapped = f"<m:oMathPara><m:oMath>{power}</m:oMath></m:oMathPara>"
    body = (
        p("补贴", f"<m:oMath>{fraction}</m:oMath>", "元")
        + p(f"<m:oMath>{root}{total}</m:oMath>")
        + p(wrapped)
        + wrapped
    )
    item = imported(tmp_path, body)
    assert "补贴(a+b)/c元" in item.body and "√x∑<sub>a</sub><sup>n</sup>x" in item.body
    assert item.body.count("x<sup>2</sup>") == 2
    assert any("4 个公式改写成了一行文字：(a+b)/c；" in notice.message for notice in item.notices)


def test_text_that_nobody_reads_is_told(tmp_path: Path) -> None:
    """An element of another format round a run; what a merge covers is no such loss, it is reported by itself."""
    foreign = '<x:wrap xmlns:x="urn:x"><w:r><w:t>包在别的元素里</w:t></w:r></x:wrap>'
    body = p("甲 乙", t("丙", "<w:b/>"), "<w:r><w:br/></w:r>", "丁") + p(foreign)
    raw = made(tmp_path, body)
    assert told(raw) == "有 1 段文字读不出来，没有带入：包在别的元素里"


def test_white_words_on_white_paper_are_told(tmp_path: Path) -> None:
    white = '<w:color w:val="FFFFFF"/>'
    dark = '<w:shd w:val="clear" w:fill="1F3864"/>'
    body = (
        p("各村", t("内部说明", white), "。")
        + p(t("看得见的题头", white + dark))
        + p(t("段落有底色", white), form=dark)
    )
    raw = made(tmp_path, body + table(row(cell("", dark, p(t("格有底色", white))))))
    assert "有 1 处白色的文字，在原文件的白纸上看不见，已带入正文：内部说明" in told(raw)
    assert "白色" not in told(made(tmp_path, body.replace("FFFFFF", "000000")))


def test_a_link_to_somebody_s_own_machine_keeps_its_words_only(tmp_path: Path) -> None:
    links = relation("rL", "hyperlink", "file:///C:/gongzuo/mingdan.docx", outside=True)
    raw = made(tmp_path, f'<w:p>{t("见")}<w:hyperlink r:id="rL">{t("名单")}</w:hyperlink></w:p>', links=links)
    assert text_of(raw) == "见名单" and not raw.links
    assert told(raw) == "链接“名单”指向本机或原站内部地址，已只留文字（file:///C:/gongzuo/mingdan.docx）"
