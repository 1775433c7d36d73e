"""What attached files show is looked at, whatever form it has; what they do not show is not in the public copy, which
is said; what cannot be looked into is an error."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.datavalidation import DataValidation

from generator.checks.detectors import attachments
from tests.checks.detectors import files
from tests.checks.detectors.site import write_site
from tests.checks.detectors.test_cases import check

FRONT = "---\ntitle: 关于有关事项的通知\ndomain: 社会救助\nsubject: 民政扶贫救灾\npublish_date: 2026-03-01\nclassification: 主动公开\nattachments: [{name}]\n---\n\n正文。\n"


def codes(folder: Path, name: str, data: bytes) -> set[tuple[str, str]]:
    """Codes and levels of what checking a document with one attachment gives."""
    write_site(folder, {})
    (folder / "content" / name).write_bytes(data)
    (folder / "content" / "a.md").write_text(FRONT.format(name=name), encoding="utf-8")
    wanted, of_forms = ("PRI", "SEC", "RES", "ATT"), ("ATT-PDF", "ATT-SCAN")  # tests/requirements/test_integrity.py
    found = {(item["code"], item["level"]) for item in check(folder) if item["code"].startswith(wanted)}
    return {pair for pair in found if pair[0] not in of_forms}


ID = ("PRI-ID18", "error")


@pytest.mark.requirement("SEC-09")
@pytest.mark.parametrize("mark", ["comments", "vanish", "del"])
def test_what_a_word_file_does_not_show_is_told_and_gone(mark: str, tmp_path: Path) -> None:
    assert codes(tmp_path, "a.docx", files.word_with(mark)) == {("RES-DOCX", "info")}


@pytest.mark.requirement("SEC-09")
def test_what_was_inserted_is_shown(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.docx", files.word_with("ins")) == {ID, ("RES-DOCX", "info")}


@pytest.mark.requirement("SEC-09")
def test_author_of_a_word_file(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.docx", files.word(author="王小明")) == {("RES-DOCX", "info")}


def test_clean_word_file(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.docx", files.word(author="python-docx")) == set()


@pytest.mark.requirement("SEC-09")
@pytest.mark.parametrize("hidden", ["sheet", "row", "column"])
def test_what_a_workbook_does_not_show_is_told_and_gone(hidden: str, tmp_path: Path) -> None:
    assert codes(tmp_path, "a.xlsx", files.workbook(hidden)) == {("RES-XLSX", "info")}


def test_visible_cells_of_a_workbook(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.xlsx", files.workbook()) == {ID}


def test_forbidden_column_and_amounts(tmp_path: Path) -> None:
    rows = (
        ("姓名", "身份证号", "金额"),
        ("王五", "440308199901101512", 13812345678),
        ("李四", "无", 6222021234567890128),
    )
    assert codes(tmp_path, "a.xlsx", files.workbook(rows=rows)) == {ID, ("PRI-LIST", "error")}


def test_numbers_stored_as_numbers(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.xlsx", files.workbook(rows=(("姓名", "手机"), ("赵某", 13812345678)))) == {
        ("PRI-MOBILE", "error")
    }


def test_days_that_a_workbook_keeps_as_numbers(tmp_path: Path) -> None:
    child = (("姓名", "出生日期", "金额"), ("王小五", datetime.date(2016, 3, 1), 42430))
    assert codes(tmp_path / "a", "a.xlsx", files.workbook(rows=child)) == {("PRI-LIST", "error")}
    grown = (("姓名", "出生日期"), ("王小五", datetime.datetime(1976, 3, 1, 8, 30)))
    assert codes(tmp_path / "b", "a.xlsx", files.workbook(rows=grown)) == set()


def test_what_a_workbook_says_beside_its_cells(tmp_path: Path) -> None:
    def made(change: Callable[[openpyxl.Workbook], None]) -> bytes:
        book, data = openpyxl.Workbook(), io.BytesIO()
        change(book)
        book.save(data)
        return data.getvalue()

    def choices(book: openpyxl.Workbook) -> None:
        rule = DataValidation(type="list", formula1=f'"无,{files.SECRET}"')
        book.active.add_data_validation(rule)
        rule.add("A1")

    assert codes(tmp_path / "a", "a.xlsx", made(lambda book: setattr(book.active, "title", files.SECRET))) == {ID}
    formula = f'=IF(B1="李某","{files.SECRET}","")'
    unread = {("ATT-UNREADABLE", "error")}
    assert codes(tmp_path / "b", "a.xlsx", made(lambda book: book.active.append([formula]))) == unread
    assert codes(tmp_path / "c", "a.xlsx", made(choices)) == {("RES-XLSX", "info")}
    head = made(lambda book: setattr(book.active.oddHeader.center, "text", files.SECRET))
    assert codes(tmp_path / "d", "a.xlsx", head) == {ID}


def test_bookmarks_of_a_pdf(tmp_path: Path) -> None:
    writer, data = pypdf.PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    parent = writer.add_outline_item(title="名单", page_number=0)
    writer.add_outline_item(title=files.SECRET, page_number=0, parent=parent)
    writer.write(data)
    assert codes(tmp_path, "a.pdf", data.getvalue()) == {ID}


def test_pivot_cache(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.xlsx", files.pivot()) == {("RES-XLSX", "info")}


@pytest.mark.requirement("SEC-09")
def test_pdf(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", "a.pdf", files.pdf()) == set()
    assert codes(tmp_path / "b", "a.pdf", files.pdf(author="王小明")) == {("RES-PDF", "info")}
    assert codes(tmp_path / "c", "a.pdf", files.pdf(note=files.SECRET)) == {("RES-PDF", "info")}
    assert codes(tmp_path / "d", "a.pdf", files.pdf(attached=True)) == {("RES-PDF", "info")}
    assert codes(tmp_path / "e", "a.pdf", files.pdf(script=True)) == {("RES-PDF", "info")}
    assert codes(tmp_path / "f", "a.pdf", files.pdf(password="x")) == {("ATT-UNREADABLE", "error")}


@pytest.mark.requirement("SEC-09")
def test_pictures(tmp_path: Path) -> None:
    assert codes(tmp_path / "a", "a.jpg", files.photo()) == set()
    assert codes(tmp_path / "b", "a.jpg", files.photo(place=True)) == {("RES-IMG", "info")}
    assert codes(tmp_path / "c", "a.jpg", files.photo(serial=True)) == {("RES-IMG", "info")}


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pptx"])
def test_photos_inside_office_files(ending: str, tmp_path: Path) -> None:
    made, folder = files.office(ending), {"docx": "word", "xlsx": "xl", "pptx": "ppt"}[ending]
    with_photo = files.changed(made, {f"{folder}/media/image1.jpeg": files.photo(place=True)})
    code = "RES-XLSX" if ending == "xlsx" else "RES-DOCX"
    assert (code, "info") in codes(tmp_path / "a", f"a.{ending}", with_photo)
    plain = files.changed(made, {f"{folder}/media/image1.jpeg": files.photo(), f"{folder}/media/image2.jpg": b"x"})
    told = {(code, "info")}  # that nothing in the file uses them
    assert codes(tmp_path / "b", f"a.{ending}", plain) == codes(tmp_path / "c", f"a.{ending}", made) | told


def test_what_programs_write_into_pictures(tmp_path: Path) -> None:
    place = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>25,41.2N</exif:GPSLatitude></x:xmpmeta>'
    title = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:li xml:lang="x-default">{files.SECRET}</rdf:li></x:xmpmeta>'
    assert codes(tmp_path / "a", "a.jpg", files.photo(xmp=place)) == {("RES-IMG", "info")}
    assert codes(tmp_path / "b", "a.jpg", files.photo(xmp=title)) == {("RES-IMG", "info")}
    assert codes(tmp_path / "c", "a.jpg", files.photo(comment=files.SECRET)) == {("RES-IMG", "info")}
    assert codes(tmp_path / "d", "a.jpg", files.photo(remark=f"UNICODE\0{files.SECRET}")) == {("RES-IMG", "info")}


def test_filled_fields_of_a_pdf(tmp_path: Path) -> None:
    assert codes(tmp_path, "a.pdf", files.form(files.SECRET)) == {("RES-PDF", "info")}


def test_archives_are_opened_and_their_names_read(tmp_path: Path) -> None:
    inner = files.zipped({"b.docx": files.word(files.SECRET)})
    assert codes(tmp_path / "a", "a.zip", files.zipped({"x/b.zip": inner})) == {ID}
    assert codes(tmp_path / "b", "a.zip", files.zipped({"名单13812345678.txt": "x"})) == {("PRI-MOBILE", "error")}


@pytest.mark.parametrize("ending", ["docx", "xlsx", "pdf", "jpg", "zip", "pptx"])
def test_what_cannot_be_read_is_said(ending: str) -> None:
    for name, data in files.broken(ending).items():
        if not (ending == "zip" and name.startswith("shiti")):
            assert attachments.read(data, name).unreadable, name


def test_encodings_of_text() -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        found = attachments.read("姓名,证号\n李某,1".encode(encoding), "a.csv")
        assert found.parts[0].text == "姓名\t证号\n李某\t1"


def test_old_formats_are_searched_and_named() -> None:
    found = attachments.read(b"\0" * 40 + "身份证号码440308199901101512".encode("utf-16-le") + b"\0" * 40, "a.doc")
    assert files.SECRET in found.parts[0].text and found.unreadable


@given(
    st.binary(max_size=300), st.sampled_from(["docx", "xlsx", "pdf", "png", "zip", "csv", "txt", "doc", "pptx", "rar"])
)
def test_no_bytes_raise(data: bytes, ending: str) -> None:
    attachments.read(data, f"a.{ending}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"甲": "440308", "乙": "19990110", "丙": "1512"}', {ID}),
        ('[{"前": "138", "后": "12345678"}]', {("PRI-MOBILE", "error")}),
        ('{"户数": 138, "总额": 12345678}', set()),
    ],
)
def test_a_number_in_neighbouring_values_of_json_is_one(text: str, found: set[tuple[str, str]], tmp_path: Path) -> None:
    assert codes(tmp_path, "a.json", text.encode()) == found
