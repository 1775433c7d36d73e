"""What a reader loses without a word is told with its place; sources that are carried over whole say nothing."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import Workbook

from generator.authoring.importers import ImportedFile, docx, html, import_files, markdown, spreadsheet, structure
from generator.authoring.importers.source import RawText

from .word_files import element, empty, hidden, saved, tracked
from .word_files import run as words_of
from .word_read import imported as in_word
from .word_xml import control, p, relation, t

TEXT = ("关于做好低保工作的通知", "各乡镇人民政府：", "第一项，入户调查。", "第二项，民主评议。", "县民政局")
READERS = {"a.docx": docx, "a.html": html, "a.md": markdown, "a.xlsx": spreadsheet}


def source(folder: Path, name: str) -> Path:
    path = folder / name
    if name == "a.docx":
        document = empty()
        for line in TEXT:
            document.add_paragraph(line)
        return saved(document, path)
    if name == "a.xlsx":
        book = Workbook()
        for line in TEXT:
            book.active.append([line, "户", 12.5])
        book.save(path)
        return path
    body = "".join(f"<p>{line}</p>" for line in TEXT) if name == "a.html" else "\n\n".join(TEXT)
    path.write_text(f"<meta charset=utf-8><article>{body}</article>" if name == "a.html" else body, encoding="utf-8")
    return path


def imported(path: Path) -> ImportedFile:
    return import_files([path], to=path.parent / "out").files[0]


def told(item: ImportedFile) -> list[str]:
    return [one.message for one in item.notices if one.message.startswith("原文件有")]


def without(raw: RawText, text: str) -> RawText:
    """What a reader would give that loses a piece of the text."""
    files = tuple(replace(one, data=one.data.replace(text.encode(), b"")) for one in raw.attachments)
    return replace(raw, blocks=tuple(one for one in raw.blocks if text not in one.text), attachments=files)


@pytest.mark.parametrize("name", READERS)
def test_what_is_carried_over_whole_says_nothing(tmp_path: Path, name: str) -> None:
    assert told(imported(source(tmp_path, name))) == []


@pytest.mark.parametrize("name", READERS)
def test_a_paragraph_that_the_reader_loses_is_told(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader: ModuleType = READERS[name]
    read = reader.read
    monkeypatch.setattr(reader, "read", lambda path, *rest: without(read(path, *rest), TEXT[3]))
    (message,) = told(imported(source(tmp_path, name)))
    assert "没有带入：“第二项民主评议”" in message and "有 7 个" in message


def test_a_paragraph_that_a_later_step_loses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recover = structure.recover
    monkeypatch.setattr(structure, "recover", lambda raw: _shortened(recover(raw)))
    assert any("第一项入户调查" in message for message in told(imported(source(tmp_path, "a.docx"))))


def _shortened(outline: structure.Outline) -> structure.Outline:
    body = tuple(one for one in outline.body if TEXT[2] not in one.text)
    return replace(outline, body=body)


def test_what_does_not_print_is_not_missed(tmp_path: Path) -> None:
    document = empty()
    for line in TEXT:
        document.add_paragraph(line)
    paragraph = document.add_paragraph("正文")
    tracked(paragraph, "del", "删除的")
    tracked(paragraph, "moveFrom", "移走的")
    hidden(paragraph, "隐藏的")
    prompt = element("w:sdtPr", element("w:showingPlcHdr"))
    paragraph._p.append(element("w:sdt", prompt, element("w:sdtContent", words_of("单击此处输入"))))
    item = imported(saved(document, tmp_path / "b.docx"))
    assert not any("删除的" in message or "移走的" in message or "隐藏的" in message for message in told(item))
    assert not any("单击此处" in message for message in told(item))


def test_hidden_cells_are_not_missed_and_formulas_are(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (("姓名", "备注"), ("甲户", "公开的"), ("乙户", "看不见的")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("内部").append(["不公开的"])
    book["内部"].sheet_state = "hidden"
    book.save(tmp_path / "b.xlsx")
    item = imported(tmp_path / "b.xlsx")
    assert told(item) == []
    rows = list(csv.reader(io.StringIO(item.attachments[0].data.decode("utf-8-sig"))))
    assert ["甲户", "公开的"] in rows and not any("乙户" in row for row in rows)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_damaged_file_is_no_matter_of_counting(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    item = imported(tmp_path / name)
    assert item.target is None and told(item) == []


def test_files_that_the_text_names_and_that_are_not_there_are_told(tmp_path: Path) -> None:
    text = "关于做好低保工作的通知\n\n各乡镇人民政府：\n\n请填写《核查表》（见核查登记表.xlsx），报 a@b.example，网址 https://a.example/x.pdf。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    messages = [one.message for one in imported(tmp_path / "a.txt").notices]
    assert "正文提到的文件没有带入：核查登记表.xlsx" in messages
    (tmp_path / "b.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    (tmp_path / "a.md").write_text("# 关于低保的通知\n\n各乡镇：\n\n见[核查登记表.xlsx](b.csv)。\n", encoding="utf-8")
    assert not any("正文提到" in one.message for one in imported(tmp_path / "a.md").notices)


def test_pinyin_guides_and_contents_are_told_once(tmp_path: Path) -> None:
    guide = f"<w:r><w:ruby><w:rubyPr/><w:rt>{t('yun')}</w:rt><w:rubyBase>{t('云')}</w:rubyBase></w:ruby></w:r>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    filled = control(t("填好的话"), '<w:showingPlcHdr w:val="0"/>')
    body = control(p("目录") + p("第一章 保障对象\t1"), gallery) + p(guide, "岭县的对象。") + p(filled)
    item = in_word(tmp_path, body)
    assert told(item) == [] and "云岭县的对象。" in item.body and "填好的话" in item.body


def test_an_attachment_of_the_note_is_told_once(tmp_path: Path) -> None:
    item = in_word(tmp_path, p("请办理。") + p("附件：申请表.docx") + p("另见名册.xlsx。"))
    messages = [one.message for one in item.notices]
    assert "原文列有 1 个附件：申请表.docx" in messages
    assert [one for one in messages if "正文提到" in one] == ["正文提到的文件没有带入：名册.xlsx"]


def test_a_note_that_nothing_refers_to_is_not_missed(tmp_path: Path) -> None:
    note = f'<w:footnote w:id="{{}}">{p("{}")}</w:footnote>'
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f"<w:footnotes {space}>{note.format(2, '按户计算。')}{note.format(3, '已删去的说明。')}</w:footnotes>"
    body = p("标准如下", '<w:r><w:footnoteReference w:id="2"/></w:r>', "。")
    links = relation("rF", "footnotes", "footnotes.xml")
    item = in_word(tmp_path, body, parts={"word/footnotes.xml": notes.encode()}, links=links)
    assert told(item) == [] and "按户计算。" in item.body and "已删去" not in item.body
