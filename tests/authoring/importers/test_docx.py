"""Word files: what is visible stays, what is hidden, deleted or said aside goes and is reported."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx.enum.style import WD_STYLE_TYPE
from PIL import Image

from generator.authoring.importers import import_files
from generator.authoring.importers.docx import read
from generator.authoring.importers.inline import plain
from generator.authoring.importers.source import RawText

from .word_files import element, empty, hidden, run, saved, tracked, with_part


def text_of(raw: RawText) -> str:
    parts = [block.text + "".join(cell.text for row in block.rows for cell in row) for block in raw.blocks]
    return plain("\n".join(parts))


def steps(raw: RawText) -> dict[str, int]:
    return {change.step: change.count for change in raw.changes}


def test_tracked_changes_are_read_as_accepted(tmp_path: Path) -> None:
    document = empty()
    paragraph = document.add_paragraph("开头")
    tracked(paragraph, "ins", "插入的")
    tracked(paragraph, "del", "删除的")
    tracked(paragraph, "moveFrom", "移走的")
    tracked(paragraph, "moveTo", "移来的")
    raw = read(saved(document, tmp_path / "a.docx"))
    assert text_of(raw) == "开头插入的移来的"
    assert steps(raw)["未带入修订中已删除的文字"] == 2
    assert steps(raw)["修订中插入的文字按已接受带入"] == 2


def test_a_deleted_table_row_goes(tmp_path: Path) -> None:
    document = empty()
    table = document.add_table(3, 2)
    for place, row in enumerate(table.rows):
        row.cells[0].text = f"甲{place}"
        row.cells[1].text = f"乙{place}"
    table.rows[1]._tr.get_or_add_trPr().append(element("w:del", id="1", author="t"))
    raw = read(saved(document, tmp_path / "a.docx"))
    assert text_of(raw) == "甲0乙0甲2乙2"


def test_hidden_text_goes_however_it_is_hidden(tmp_path: Path) -> None:
    document = empty()
    style = document.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER)
    style.font.hidden = True
    child = document.styles.add_style("Deeper", WD_STYLE_TYPE.CHARACTER)
    child.base_style = style
    block = document.styles.add_style("HiddenBlock", WD_STYLE_TYPE.PARAGRAPH)
    block.font.hidden = True
    paragraph = document.add_paragraph("看得见")
    hidden(paragraph, "直接隐藏")
    paragraph.add_run("样式隐藏", style="Secret")
    paragraph.add_run("继承隐藏", style="Deeper")
    shown = paragraph.add_run("又看得见", style="Secret")
    shown.font.hidden = False
    document.add_paragraph("整段隐藏", style="HiddenBlock")
    raw = read(saved(document, tmp_path / "a.docx"))
    assert text_of(raw) == "看得见又看得见"
    assert steps(raw)["未带入隐藏文字"] == 4


def test_two_hiding_styles_toggle_each_other(tmp_path: Path) -> None:
    """ECMA-376 17.7.3: a toggle property of paragraph and character style together is switched off again."""
    document = empty()
    document.styles.add_style("RunHide", WD_STYLE_TYPE.CHARACTER).font.hidden = True
    document.styles.add_style("ParaHide", WD_STYLE_TYPE.PARAGRAPH).font.hidden = True
    paragraph = document.add_paragraph(style="ParaHide")
    paragraph.add_run("两次隐藏即显示", style="RunHide")
    paragraph.add_run("只隐藏一次")
    assert text_of(read(saved(document, tmp_path / "a.docx"))) == "两次隐藏即显示"


def test_asides_are_reported_and_left_out(tmp_path: Path) -> None:
    document = empty()
    paragraph = document.add_paragraph("正文")
    document.add_comment(paragraph.runs, "这是批注", author="审稿人")
    document.sections[0].header.paragraphs[0].text = "页眉内容"
    document.core_properties.author = "起草人"
    raw = read(saved(document, tmp_path / "a.docx"))
    assert text_of(raw) == "正文"
    assert {"未带入批注", "未带入页眉页脚", "未带入文件属性（作者、单位等）"} <= set(steps(raw))


def numbered(document: object, level_text: str, form: str) -> str:
    """A new list in the document; gives its number."""
    numbering = document.part.numbering_part.element  # type: ignore[attr-defined]
    level = element(
        "w:lvl",
        element("w:start", val="1"),
        element("w:numFmt", val=form),
        element("w:lvlText", val=level_text),
        ilvl="0",
    )
    numbering.insert(0, element("w:abstractNum", level, abstractNumId="77"))
    numbering.append(element("w:num", element("w:abstractNumId", val="77"), numId="77"))
    return "77"


@pytest.mark.parametrize(
    ("level_text", "form", "expected"),
    [
        ("%1、", "chineseCounting", ["一、甲", "二、乙"]),
        ("（%1）", "chineseCountingThousand", ["（一）甲", "（二）乙"]),
        ("第%1条", "chineseCounting", ["第一条 甲", "第二条 乙"]),
        ("%1）", "decimal", ["1）甲", "2）乙"]),
        ("%1", "decimalEnclosedCircle", ["①甲", "②乙"]),
    ],
)
def test_numbers_that_word_counts_are_written_out(
    tmp_path: Path, level_text: str, form: str, expected: list[str]
) -> None:
    document = empty()
    number = numbered(document, level_text, form)
    for text in "甲乙":
        paragraph = document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            element("w:numPr", element("w:ilvl", val="0"), element("w:numId", val=number))
        )
    assert text_of(read(saved(document, tmp_path / "a.docx"))).split("\n") == expected


def test_text_boxes_and_content_controls_are_text(tmp_path: Path) -> None:
    document = empty()
    paragraph = document.add_paragraph("前")
    box = element("w:txbxContent", element("w:p", run("框里")))
    paragraph._p.append(element("w:r", element("w:pict", box)))
    inner = element("w:p", run("控件里"))
    document.element.body.insert(1, element("w:sdt", element("w:sdtContent", inner)))
    assert sorted(text_of(read(saved(document, tmp_path / "a.docx"))).split("\n")) == ["前", "控件里", "框里"]


def test_pinyin_guides_leave_their_base(tmp_path: Path) -> None:
    document = empty()
    ruby = element("w:ruby", element("w:rt", run("bàn")), element("w:rubyBase", run("办")))
    document.add_paragraph("")._p.append(element("w:r", ruby))
    assert text_of(read(saved(document, tmp_path / "a.docx"))) == "办"


def test_footnotes_stay_footnotes(tmp_path: Path) -> None:
    document = empty()
    paragraph = document.add_paragraph("有注")
    paragraph._p.append(element("w:r", element("w:footnoteReference", id="2")))
    path = saved(document, tmp_path / "a.docx")
    names = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{names}"><w:footnote w:id="2"><w:p><w:r><w:t>注文</w:t></w:r></w:p></w:footnote></w:footnotes>'
    with zipfile.ZipFile(path) as archive:
        kinds = archive.read("[Content_Types].xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    base = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    kinds = kinds.replace("</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{base}"/></Types>')
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    links = links.replace(
        "</Relationships>", f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    )
    with_part(
        path,
        {
            "word/footnotes.xml": notes.encode(),
            "[Content_Types].xml": kinds.encode(),
            "word/_rels/document.xml.rels": links.encode(),
        },
    )
    report = import_files([path], to=tmp_path / "out")
    assert "[^1]: 注文" in report.files[0].text
    assert "有注[^1]" in report.files[0].text or report.files[0].title == "有注"


def test_merged_cells_become_an_html_table_and_plain_ones_a_markdown_table(tmp_path: Path) -> None:
    document = empty()
    document.add_paragraph("现将情况公布如下，请各单位遵照执行。")
    plain_table = document.add_table(2, 2)
    merged = document.add_table(2, 2)
    for table in (plain_table, merged):
        for row in range(2):
            for column in range(2):
                table.cell(row, column).text = f"格{row}{column}"
    merged.cell(0, 0).merge(merged.cell(0, 1))
    body = import_files([saved(document, tmp_path / "a.docx")], to=tmp_path / "out").files[0].body
    assert "| 格00 | 格01 |\n| --- | --- |\n| 格10 | 格11 |" in body
    assert '<th colspan="2">格00<br>格01</th>' in body


def test_pictures_come_along_without_their_metadata(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F] = "CameraMaker"
    exif.get_ifd(0x8825)[1] = "N"
    stream = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(stream, "JPEG", exif=exif)
    assert b"CameraMaker" in stream.getvalue()
    document = empty()
    document.add_paragraph("下面是照片，请大家查看。")
    document.add_picture(io.BytesIO(stream.getvalue()))
    item = import_files([saved(document, tmp_path / "a.docx")], to=tmp_path / "out").files[0]
    picture = next(path for path in item.written if path.suffix == ".jpg")
    assert b"CameraMaker" not in picture.read_bytes()
    assert f"]({picture.name})" in item.body
    assert any(change.step == "删去图片附带信息" for change in item.changes)


def refusal(path: Path) -> str:
    raw = read(path)
    assert raw.failed and not raw.blocks
    return raw.notices[0].message


def test_bad_files_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 not a zip at all")
    assert "损坏" in refusal(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"))
    assert "密码" in refusal(path)
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert ".doc" in refusal(path)
    path.write_bytes(b"{\\rtf1 hello}")
    assert "RTF" in refusal(path)
    path.write_bytes(b"")
    assert "损坏" in refusal(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello.txt", "x")
    assert "没有 Word 正文" in refusal(path)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 30_000_000)
    assert "大得不正常" in refusal(path)


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    document = empty()
    document.add_paragraph("正文")
    path = saved(document, tmp_path / "a.docx")
    with_part(path, {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    assert "实体" in refusal(path)


def test_parts_under_other_names_are_read_by_their_relations(tmp_path: Path) -> None:
    """Word writes ``document2.xml``; a style that hides text hides it whatever its part is called."""
    document = empty()
    document.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER).font.hidden = True
    document.add_paragraph("看得见").add_run("看不见", style="Secret")
    path = saved(document, tmp_path / "a.docx")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            for part in ("document", "styles"):
                data = data.replace(f"{part}.xml".encode(), f"{part}2.xml".encode())
                name = name.replace(f"{part}.xml", f"{part}2.xml")
            archive.writestr(name, data)
    assert text_of(read(path)) == "看得见"


def test_damaged_xml_inside_is_refused(tmp_path: Path) -> None:
    document = empty()
    path = saved(document, tmp_path / "a.docx")
    with_part(path, {"word/document.xml": b"<w:document"})
    assert "结构有误" in refusal(path)


def test_word_fields_leave_their_result_only(tmp_path: Path) -> None:
    document = empty()
    paragraph = document.add_paragraph("见第")
    for kind in ("begin", "separate", "end"):
        paragraph._p.append(element("w:r", element("w:fldChar", fldCharType=kind)))
        if kind == "begin":
            paragraph._p.append(run(" PAGEREF _Toc12345678 \\h ", "w:instrText"))
        if kind == "separate":
            paragraph._p.append(run("3"))
    paragraph.add_run("页")
    assert text_of(read(saved(document, tmp_path / "a.docx"))) == "见第3页"


def test_who_signed_a_paper_that_goes_up_is_no_part_of_its_title(tmp_path: Path) -> None:
    document = empty()
    for line in ("签发人：王某", "关于增拨救助资金的请示", "市民政局：", "请予审定。"):
        document.add_paragraph(line)
    item = import_files([saved(document, tmp_path / "a.docx")], to=tmp_path / "out").files[0]
    assert item.title == "关于增拨救助资金的请示" and "王某" not in item.body
    assert "文首的“签发人：王某”没有放进正文" in [one.message for one in item.notices]
