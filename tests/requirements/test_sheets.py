"""N · dirty sources: a workbook from an office becomes a published list, or what lacks in it is said with its cells."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
from openpyxl.drawing.image import Image as Drawn
from PIL import Image

from tests.conftest import SmallSite
from tests.requirements.conftest import Reported


def workbook(site: SmallSite, name: str) -> Path:
    """Codes with zeros, percents, a link, a picture, a second sheet with a head of two rows, and what nobody is to
    see."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["岚清县停车场建设进度表", None, None, None, None])
    sheet.append(["停车场名称", "编码", "完成率", "详情", "照片"])
    sheet.append(["文苑路停车场", 42, 0.125, "查看", None])
    sheet.merge_cells("A1:E1")
    sheet["B3"].number_format, sheet["C3"].number_format = "000000", "0.00%"
    sheet["D3"].hyperlink = "https://www.lanqing.example/a"
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(drawn, "PNG")
    sheet.add_image(Drawn(drawn), "E3")
    second = book.create_sheet("分乡镇")
    for row in (["乡镇", "车位", None], [None, "计划", "建成"], ["河口乡", 120, 80]):
        second.append(row)
    second.merge_cells("A1:A2")
    second.merge_cells("B1:C1")
    hidden = book.create_sheet("底稿")
    hidden["A1"] = "不公开的底数"
    hidden.add_image(Drawn(io.BytesIO(drawn.getvalue())), "A2")
    hidden.sheet_state = "hidden"
    path = site.root / name
    book.save(path)
    return path


def test_a_workbook_is_published_as_its_reader_sees_it(site: SmallSite) -> None:
    source = workbook(site, "jindu.xlsx")
    assert site.run("import", str(source), "--to", str(site.root / "content")) in (0, 1)
    [made] = list((site.root / "content").glob("*.md"))
    text = made.read_text(encoding="utf-8")
    for key, value in {
        "domain": "社会救助",
        "subject": "民生",
        "publish_date": "2026-03-02",
        "classification": "主动公开",
        "agency": "县民政局",
        "list_type": "收费清单",
        "title": "岚清县停车场建设进度表",
    }.items():
        text = re.sub(rf"^{key}:.*$", f"{key}: {value}", text, flags=re.MULTILINE)
    made.write_text(re.sub("^draft:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert site.build() == 0
    page = site.page(f"d/{made.stem}/index.html")
    for said in (
        "000042",
        "12.50%",
        "查看（https://www.lanqing.example/a）",
        "图1",
        '<th colspan="2"',
        '<th rowspan="2"',
    ):
        assert said in page, said
    assert re.search(r'<img [^>]*src="[^"]*image-1', page)
    everything = b"".join(path.read_bytes() for path in (site.root / "public").rglob("*") if path.is_file())
    assert "不公开的底数".encode() not in everything and "底稿".encode() not in everything
    assert len(list((site.root / "content").glob("*image*"))) == 1


def test_a_register_s_workbook_without_results_is_told_by_line(site: SmallSite, reported: Reported) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["编码", "名称", "收费标准"], [1, "甲费", "=10*2"], [2, "乙费", "20元"]):
        sheet.append(row)
    sheet["A2"].number_format = sheet["A3"].number_format = "000"
    book.save(site.write("content/biao.xlsx", b""))
    site.document("a.md", title="示例收费清单", kind="list", list_type="收费清单", rows="biao.xlsx")
    [found] = reported("REG-FORM")
    assert found["line"] == 2 and "C2 的公式还没有算" in found["message"] and "biao.xlsx" in found["path"]
    sheet["C2"] = '=DISPIMG("ID_A",1)'
    book.save(site.root / "content/biao.xlsx")
    assert "C2 是一张图片" in reported("REG-FORM")[0]["message"]
    sheet["C2"] = "10元"
    book.save(site.root / "content/biao.xlsx")
    assert reported("REG-FORM") == [] and site.build() == 0
    assert ">001<" in site.page("d/a/index.html")


def test_a_register_s_csv_keeps_texts_and_passes_over_its_title(site: SmallSite, reported: Reported) -> None:
    site.write("content/biao.csv", '岚清县示例收费一览表\n编码,名称,收费标准\n="00123",甲费,10元\n')
    site.document("a.md", title="示例收费清单", kind="list", list_type="收费清单", rows="biao.csv")
    assert reported("REG-FORM") == [] and site.build() == 0
    assert ">00123<" in site.page("d/a/index.html")
    site.write("content/biao.csv", '编码,名称,收费标准\n1,甲费,10元\n2,"乙费,10元\n3,丙费,10元\n')
    [found] = reported("REG-FORM")
    assert found["line"] == 3 and "双引号" in found["message"]
