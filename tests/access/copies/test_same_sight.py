"""What LibreOffice shows of a file and of its public copy is the same: documents and tables of Office and of
OpenDocument."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.enum.text import WD_BREAK, WD_COLOR_INDEX
from docx.shared import RGBColor
from openpyxl.styles import Font, PatternFill
from PIL import Image

from generator.access.copies import public_copy

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice and pdftotext are not installed"
)


def picture() -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (60, 30), "blue").save(buffer, "PNG")
    buffer.seek(0)
    return buffer


def paper() -> bytes:
    """A Word file with what notices have: headings, lists, a table, notes in head and foot, white on a dark ground."""
    made = docx.Document()
    made.add_heading("关于提高低保标准的通知", 0)
    made.add_heading("一、补贴标准", 1)
    for style in ("List Number", "List Bullet"):
        for text in ("城市每人每月八百元。", "农村每人每月六百元。"):
            made.add_paragraph(text, style=style)
    table = made.add_table(rows=1, cols=3, style="Light Grid Accent 1")
    for row in (("乡镇", "户数", "备注"), ("青山镇", "12", ""), ("绿水乡", "8", "新增")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    made.add_picture(picture())
    made.add_paragraph("第二页").add_run().add_break(WD_BREAK.PAGE)
    run = made.add_paragraph().add_run("白字黑底")
    run.font.color.rgb = RGBColor(255, 255, 255)
    run.font.highlight_color = WD_COLOR_INDEX.BLACK
    made.sections[0].header.paragraphs[0].text = "云岭县人民政府文件"
    made.sections[0].footer.paragraphs[0].text = "共两页"
    made.sections[0].different_first_page_header_footer = True
    made.sections[0].first_page_header.paragraphs[0].text = "首页的页眉"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def book() -> bytes:
    """A workbook with formats, merged cells, a coloured head and two sheets."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "公示"
    for row in (("名单", None, None), ("乡镇", "户数", "金额"), ("青山镇", 12, 9600.5), ("绿水乡", 8, -640)):
        sheet.append(list(row))
    sheet.merge_cells("A1:C1")
    for cell in sheet[2]:
        cell.font, cell.fill = Font(color="FFFFFF", bold=True), PatternFill("solid", fgColor="1F4E79")
    sheet["C3"].number_format, sheet["C4"].number_format = "#,##0.00", '0.0;[Red]"亏"0.0'
    sheet.oddHeader.center.text = "云岭县"
    made.create_sheet("说明").append(["本表按户公示。"])
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def converted(folder: Path, kind: str, given: Iterable[Path]) -> None:
    """Have LibreOffice save files in another format, into their folder."""
    home = f"-env:UserInstallation={(folder.parent / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", kind, "--outdir", str(folder), *map(str, given)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)


def shown(path: Path) -> bytes:
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout


def test_a_copy_shows_what_the_file_shows(tmp_path: Path) -> None:
    made, copied = tmp_path / "made", tmp_path / "copied"
    for folder in (made, copied):
        folder.mkdir()
    own = {
        "a.docx": paper(),
        "b.xlsx": book(),
    }
    for name, data in own.items():
        (made / name).write_bytes(data)
    converted(made, "odt", [made / "a.docx"])
    converted(made, "ods", [made / "b.xlsx"])
    originals = sorted(made.iterdir())
    for path in originals:
        (copied / path.name).write_bytes(public_copy(path.read_bytes(), path.name).data)
    for folder in (made, copied):
        for path in sorted(folder.iterdir()):
            path.rename(path.with_name(path.name.replace(".", "-") + path.suffix))
        converted(folder, "pdf", sorted(folder.iterdir()))
    pages = sorted(made.glob("*.pdf"))
    assert len(pages) == len(originals) == 4
    for page in pages:
        words = shown(page).split()
        assert words, page.name
        assert shown(copied / page.name).split() == words, page.name
