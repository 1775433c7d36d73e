"""Numbers that Word counts, as its reader sees them: files of every kind of list, and some that nobody would make."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest

from generator.authoring.importers import ImportedFile, import_files
from generator.authoring.importers.word.number_forms import counted, custom_form
from tests.conftest import SmallSite
from tests.paths import ROOT

from .word_corpus.parts import (
    WordParts,
    abstract,
    cell,
    level,
    lines,
    num,
    numbered,
    p,
    simple,
    style,
    t,
    table,
    titled,
)

CASES = ROOT / "tests" / "cases" / "import" / "word-numbers"
RIGHT = {
    "articles-count-on-through-chapters": (
        "## 第一章 总则|第一条 为规范停车秩序，制定本办法。|第二条 本办法适用于本县城区。|## 第二章 收费"
        "|第三条 白天每小时二元。|第四条 夜间免费。|## 第三章 附则|第五条 本办法自2026年5月1日起施行。"
    ),
    "plain-list-interrupted": "1.身份证；|（原件及复印件）|2.户口簿；|以下由窗口填写：|1.受理意见；|2.审批意见。",
    "plain-list-from-five": "前四项见上次公告。|5.第五项；|6.第六项。",
    "article-deleted": "第一条 为规范停车秩序，制定本办法。|第二条 白天每小时二元。|第三条 依照第二条收取的费用上缴财政。",
    "style-based-on-a-numbered-one": (
        "第一条 停车场应当符合下列条件：|（一）出入口畅通；|（二）照明完好。|第二条 停车场应当公示收费标准。"
    ),
    "list-through-a-style-link": "第一条 为规范停车秩序，制定本办法。|第二条 夜间免费。",
    "heading-gives-only-its-level": (
        "## 一、工作目标|### （一）近期目标|到2026年底新增车位三百个。|### （二）远期目标|到2030年车位充足。"
        "|## 二、保障措施|加强领导。"
    ),
    "all-levels-arabic": (
        "## 第一章 工程概况|1.1 建设地点为河口乡。|1.2 建设规模为三百个车位。|## 第二章 质量要求|2.1 路面平整。"
        "|2.1.1 厚度不小于二十厘米。"
    ),
    "form-chineseLegalSimplified": "壹、第A款内容。|贰、第B款内容。|叁、第C款内容。",
    "form-decimalEnclosedFullstop": "⒈第A款内容。|⒉第B款内容。|⒊第C款内容。",
    "form-ideographDigital": "一〇、第A款内容。|一一、第B款内容。|一二、第C款内容。",
    "form-ideographEnclosedCircle": "㊀第A款内容。|㊁第B款内容。|㊂第C款内容。",
    "form-ideographTraditional": "甲、第A款内容。|乙、第B款内容。|丙、第C款内容。",
}


def imported(parts: WordParts, folder: Path) -> ImportedFile:
    path = folder / "a.docx"
    path.write_bytes(parts.packed())
    [item] = import_files([path], to=folder / "out").files
    return item


def body(parts: WordParts, folder: Path) -> list[str]:
    """The paragraphs of the Markdown."""
    return [line for line in imported(parts, folder).body.splitlines() if line]


def test_the_numbers_of_word_files_stand_in_the_documents(site: SmallSite) -> None:
    target = site.root / "content" / "imported"
    names = [*RIGHT, "list-in-a-cell"]
    assert site.run("import", *(str(CASES / f"{name}.docx") for name in names), "--to", str(target)) == 0
    made = {path.read_text(encoding="utf-8").partition("\n---\n")[2].strip() for path in target.glob("*.md")}
    right = {text.replace("|", "\n\n") for text in RIGHT.values()}
    cells = "| 事项 | 材料 |\n| --- | --- |\n| 停车证 | 1.身份证<br>2.行驶证 |\n| 车位证 | 3.户口簿 |"
    assert made == {*right, cells}


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (10, "chineseLegalSimplified", "壹拾"),
        (1999, "upperRoman", "MCMXCIX"),
        (13, "ideographTraditional", "13"),
        (61, "ideographZodiacTraditional", "甲子"),
        (10, "ideographDigital", "一〇"),
        (15, "chineseCounting", "十五"),
        (320, "chineseCountingThousand", "三百二十"),
        (10_010, "chineseCountingThousand", "一万〇一十"),
        (21, "decimalEnclosedCircle", "21"),
        (20, "decimalEnclosedParen", "⒇"),
        (112, "ordinal", "112th"),
        (115, "hebrew1", "קטו"),
        (7, "no-such-form", "7"),
        (10**8, "upperRoman", str(10**8)),
    ],
)
def test_a_number_in_a_form(number: int, form: str, shown: str) -> None:
    assert counted(number, form) == shown


@pytest.mark.parametrize(
    ("pattern", "form"),
    [
        ("001, 002, 003, ...", "padded3"),
        ("0001, 0002, 0003, ...", "padded4"),
        ("①, ②, ③, ...", "decimalEnclosedCircle"),
        ("一, 十, 一百(简), ...", "chineseCountingThousand"),
        ("А, Б, В, ...", "russianUpper"),
        ("α, β, γ, ...", None),
        ("", None),
    ],
)
def test_a_form_by_its_examples(pattern: str, form: str | None) -> None:
    assert custom_form(pattern) == form


def test_a_list_that_markdown_counts_alike_stays_a_list(tmp_path: Path) -> None:
    parts = titled(p("材料如下：") + lines("甲乙", 1) + p("以上材料各一份。"), simple())
    assert body(parts, tmp_path) == ["材料如下：", "1. 甲", "2. 乙", "以上材料各一份。"]


def test_one_list_is_not_half_list_and_half_text(tmp_path: Path) -> None:
    parts = titled(lines("甲乙", 1) + p("插入一段话。") + lines("丙", 1), simple())
    assert body(parts, tmp_path) == ["1.甲", "2.乙", "插入一段话。", "3.丙"]


def test_a_figure_behind_a_number_is_parted_from_it(tmp_path: Path) -> None:
    """1. before 5万元 is not 1.5万元, and Markdown does not take it for a list of its own."""
    parts = titled(p("说明。") + p("5万元以下；", num=(1, 0)) + p("说明。") + p("5万元以上。", num=(1, 0)), simple())
    assert body(parts, tmp_path) == ["说明。", "1\\. 5万元以下；", "说明。", "2\\. 5万元以上。"]


def test_signs_that_say_something_stay_and_ornaments_become_a_list(tmp_path: Path) -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'
    levels = [
        level(0, "bullet", sign, tail=fonts if sign > "\ue000" and sign < "\uf900" else "")
        for sign in ("▲", "\uf06f", "\uf0fe", "\uf0d8", "备注：", "")
    ]
    lists = "".join(abstract(place, item) for place, item in enumerate(levels)) + "".join(
        num(place + 1, place) for place in range(len(levels))
    )
    text = "".join(
        p(word, num=(place, 0)) for place, word in enumerate(("须满足", "同意", "已交", "其一", "见附表", "其二"), 1)
    )
    assert body(titled(text, lists), tmp_path) == ["▲ 须满足", "□ 同意", "☑ 已交", "- 其一", "备注：见附表", "- 其二"]


def test_an_unknown_form_is_told(tmp_path: Path) -> None:
    item = imported(titled(lines("甲乙", 1), simple("tibetan", "%1、")), tmp_path)
    assert "1、甲\n\n2、乙" in item.body
    assert any("tibetan" in notice.message and "核对" in notice.hint for notice in item.notices)


def test_a_list_in_a_box_and_in_a_note_is_counted(tmp_path: Path) -> None:
    box = f"<w:r><w:pict><w:txbxContent>{lines('甲乙', 1)}</w:txbxContent></w:pict></w:r>"
    note = f'<w:footnote w:id="2">{lines("注", 1)}</w:footnote>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    parts = titled(p(t("框在此处。") + box) + p(t("有注的话") + reference), simple("decimal", "%1)"), footnotes=note)
    assert body(parts, tmp_path) == ["框在此处。", "1)甲", "2)乙", "有注的话[^1]", "[^1]: 1)注"]


def test_a_cell_merged_downwards_still_counts(tmp_path: Path) -> None:
    rows = (
        (cell(p("", num=(1, 0)), '<w:vMerge w:val="restart"/>'), "青山镇"),
        (cell(p("", num=(1, 0)), "<w:vMerge/>"), "河口乡"),
        (p("", num=(1, 0)), "云溪乡"),
    )
    shown = "".join(body(titled(table(*rows), simple(text="%1")), tmp_path))
    assert '<th rowspan="2">1</th>' in shown and "<td>3</td><td>云溪乡</td>" in shown.replace("\n", "")


def test_lists_are_found_by_relationship_and_not_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(titled(lines("甲乙", 1), simple("decimal", "%1、")).packed())
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).replace(b"numbering.xml", b"lists7.xml") for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("numbering.xml", "lists7.xml"), data)
        archive.writestr("word/numbering.xml", b"<w:numbering xmlns:w='nothing refers to this'/>")
    [item] = import_files([path], to=tmp_path / "out").files
    assert item.body == "1、甲\n\n2、乙\n"


@pytest.mark.parametrize(
    "numbering",
    [
        abstract(0, '<w:numStyleLink w:val="b"/>') + abstract(1, '<w:numStyleLink w:val="c"/>') + num(1, 0) + num(2, 1),
        abstract(0, level(0, "lowerLetter", "%1%2%9%0", start=999_999_999)) + num(1, 0),
        abstract(0, level(0, "upperRoman", "%1" * 500, start=32_000)) + num(1, 0),
        abstract(0, '<w:lvl w:ilvl="x"/><w:lvl/><w:lvl w:ilvl="0"><w:start w:val="²"/></w:lvl>') + num(1, 0),
        '<w:num w:numId="1"/>',
        abstract(0) + num(1, 0, '<w:lvlOverride/><w:lvlOverride w:ilvl="0"><w:startOverride/></w:lvlOverride>'),
        abstract(0, level(0, "decimal", "%1.", start=None, more='<w:lvlRestart w:val="-1"/>')) + num(1, 0),
    ],
)
def test_lists_that_no_program_writes_lose_no_text(numbering: str, tmp_path: Path) -> None:
    styles = (
        style("b", "甲", numbered(2), kind="numbering")
        + style("c", "乙", numbered(1), kind="numbering")
        + style("x", "丙", numbered(1), based="y")
        + style("y", "丁", based="x")
    )
    item = imported(titled(lines("甲乙", 1) + p("丙", style="x") + p("丁", style="y"), numbering, styles), tmp_path)
    assert item.target is not None
    for word in "甲乙丙丁":
        assert word in item.body


def test_many_lists_are_counted_in_time(tmp_path: Path) -> None:
    """Fifteen hundred lists of plain numbers, each interrupted by the next: time grows with their paragraphs only."""
    count = 1_500
    numbers = "".join(
        num(place, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
        for place in range(1, count)
    )
    text = "".join(p("甲", num=(place, 0)) for place in range(1, count))
    started = time.monotonic()
    item = imported(titled(text, abstract(0, level(0, "decimal", "%1.")) + numbers), tmp_path)
    assert item.target is not None and time.monotonic() - started < 10
    assert item.body.count("1.甲") == count - 1
