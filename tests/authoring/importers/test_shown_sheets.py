"""A workbook comes in as its reader sees it: formats, formulas, pictures, links, heads; what cannot come along is
told."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.drawing.image import Image as Drawn
from openpyxl.styles import Alignment, Font, PatternFill
from PIL import Image

from generator.authoring.importers import ImportedFile, import_files

XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def png(colour: str = "red") -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(drawn, "PNG")
    return drawn.getvalue()


def imported(path: Path) -> ImportedFile:
    return import_files([path], to=path.parent / "out").files[0]


def rows_of(item: ImportedFile, ending: str = "rows.csv") -> list[list[str]]:
    path = next(path for path in item.written if path.name.endswith(ending))
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))


def told(item: ImportedFile) -> str:
    return "\n".join(notice.message for notice in item.notices)


def changed(path: Path, **parts: str | bytes) -> Path:
    """The package with some of its parts replaced or added; names with ``/`` and ``.`` as they are in ``parts``."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist()}
    kept |= {name: data.encode() if isinstance(data, str) else data for name, data in parts.items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in kept.items():
            archive.writestr(name, data)
    return path


def sheet_xml(*rows: str, more: str = "") -> str:
    """A sheet with cells as they are written in its part."""
    lines = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(rows, 1))
    return (
        f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{RELATIONS}">'
        f"<sheetData>{lines}</sheetData>{more}</worksheet>"
    )


def text(where: str, value: str) -> str:
    return f'<c r="{where}" t="inlineStr"><is><t>{value}</t></is></c>'


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "biao.xlsx"
    Workbook().save(path)
    return path


def relations(*rows: tuple[str, str, str, bool]) -> str:
    items = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{kind}" Target="{target}"'
        f"{' TargetMode=' + chr(34) + 'External' + chr(34) if outside else ''}/>"
        for name, kind, target, outside in rows
    )
    return f'<Relationships xmlns="{PACKAGE}">{items}</Relationships>'


def test_figures_days_and_codes_are_those_of_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["项目名称", "编码", "完成率", "起始月份", "时间", "金额", "日期"])
    sheet.append(["停车场改造", 42, 1, 46082, 0.3958333333333333, 1234567.5, 46091])
    for place, code in zip(
        "BCDEFG", ["000000", "0%", 'yyyy"年"m"月"', "h:mm", "#,##0.00", 'yyyy"年"m"月"d"日"'], strict=True
    ):
        sheet[f"{place}2"].number_format = code
    book.save(tmp_path / "a.xlsx")
    assert rows_of(imported(tmp_path / "a.xlsx"))[1] == [
        "停车场改造", "000042", "100%", "2026年3月", "9:30", "1,234,567.50", "2026年3月10日"
    ]  # fmt: skip


def test_days_in_columns_that_lists_know_are_written_as_lists_take_them(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.append(["名称", "生效日期", "签发日期"])
    sheet.append(["工本费", 46091, 46091])
    sheet["B2"].number_format = sheet["C2"].number_format = 'yyyy"年"m"月"d"日"'
    book.save(tmp_path / "a.xlsx")
    assert rows_of(imported(tmp_path / "a.xlsx"))[1] == ["工本费", "2026-03-10", "2026年3月10日"]


def test_a_corner_cut_by_a_stroke_is_a_head_of_two_rows(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (
        ["岚清县2026年7月存贷款情况"],
        ["        时间", "单位", "1月", "2月"],
        ["项目", None, None, None],
        ["各项存款", "亿元", 679.0725293054, 686.1159363058],
        ["各项贷款", "亿元", 506.2433581784, 511.3],
    ):
        sheet.append(row)
    for area in ("A1:D1", "B2:B3", "C2:C3", "D2:D3"):
        sheet.merge_cells(area)
    for cell in (cell for row in sheet["C4:D5"] for cell in row):
        cell.number_format = "0.00_ "
    book.save(tmp_path / "a.xlsx")
    item = imported(tmp_path / "a.xlsx")
    assert rows_of(item) == [
        ["名称", "单位", "1月", "2月"], ["各项存款", "亿元", "679.07", "686.12"], ["各项贷款", "亿元", "506.24", "511.30"]
    ]  # fmt: skip
    assert any("时间（项目）" in sample for change in item.changes for sample in change.samples)


def test_a_further_sheet_keeps_the_rows_of_its_head(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["名称", "标准"])
    book.active.append(["工本费", 10])
    sheet = book.create_sheet("分乡镇")
    for row in (["乡镇", "完成情况", None, "备注"], [None, "计划", "实际", None], ["河口乡", 12, 11, None]):
        sheet.append(row)
    for area in ("A1:A2", "B1:C1", "D1:D2"):
        sheet.merge_cells(area)
    sheet["D3"] = "见说明"
    sheet["D3"].hyperlink = "https://www.lanqing.example/b"
    book.save(tmp_path / "a.xlsx")
    body = imported(tmp_path / "a.xlsx").body
    assert '<th rowspan="2">乡镇</th>\n<th colspan="2">完成情况</th>\n<th rowspan="2">备注</th>' in body
    assert "<tr>\n<th>计划</th>\n<th>实际</th>\n</tr>" in body
    assert '<a href="https://www.lanqing.example/b">见说明</a>' in body


def test_formulas_without_results_are_told_with_their_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["名称", "车位", "金额"], ["文苑路", 120, "=B2*50"], ["河口", 80, "=B3*50"]):
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    item = imported(tmp_path / "a.xlsx")
    assert "2 格是公式" in told(item) and "C2、C3" in told(item)
    assert rows_of(item)[1] == ["文苑路", "120", ""]


def test_results_that_are_empty_texts_are_results(book: Path) -> None:
    rows = (
        text("A1", "名称") + text("B1", "备注"),
        text("A2", "甲") + '<c r="B2" t="str"><f>IF(1,"","x")</f><v></v></c>',
    )
    assert "公式" not in told(imported(changed(book, **{"xl/worksheets/sheet1.xml": sheet_xml(*rows)})))


def test_errors_and_lost_digits_are_told(book: Path) -> None:
    rows = (
        text("A1", "名称") + text("B1", "比例") + text("C1", "账号"),
        text("A2", "甲") + '<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C2"><v>3.30400202600012E+17</v></c>',
        text("A3", "乙") + '<c r="B3" t="e"><v>#REF!</v></c><c r="C3"><v>330400202600012345</v></c>',
    )
    item = imported(changed(book, **{"xl/worksheets/sheet1.xml": sheet_xml(*rows)}))
    assert "B2（#DIV/0!）、B3（#REF!）" in told(item) and "超过 15 位" in told(item) and "C2、C3" in told(item)
    assert rows_of(item)[1:] == [["甲", "#DIV/0!", "330400202600012000"], ["乙", "#REF!", "330400202600012345"]]


def test_links_of_cells_and_of_formulas_are_kept(book: Path) -> None:
    rows = (
        "".join(text(f"{place}1", name) for place, name in zip("ABCD", ("名称", "网址", "表格", "位置"), strict=True)),
        text("A2", "停车证")
        + text("B2", "点击查看")
        + '<c r="C2" t="str"><f>HYPERLINK("https://www.lanqing.example/c","下载")</f><v>下载</v></c>'
        + text("D2", "第二页"),
        text("A3", "通行证") + text("B3", "https://www.lanqing.example/e") + text("D3", "附件"),
    )
    links = (
        '<hyperlinks><hyperlink ref="B2" r:id="rId1"/><hyperlink ref="B3" r:id="rId2"/>'
        '<hyperlink ref="D2" location="Sheet2!A1"/><hyperlink ref="D3" r:id="rId3"/></hyperlinks>'
    )
    item = imported(
        changed(
            book,
            **{
                "xl/worksheets/sheet1.xml": sheet_xml(*rows, more=links),
                "xl/worksheets/_rels/sheet1.xml.rels": relations(
                    ("rId1", "hyperlink", "https://www.lanqing.example/a", True),
                    ("rId2", "hyperlink", "https://www.lanqing.example/e", True),
                    ("rId3", "hyperlink", "file:///D:/gongzuo/fujian.docx", True),
                ),
            },
        )
    )
    assert rows_of(item)[1:] == [
        ["停车证", "点击查看（https://www.lanqing.example/a）", "下载（https://www.lanqing.example/c）", "第二页"],
        ["通行证", "https://www.lanqing.example/e", "", "附件"],
    ]
    assert "D2（#Sheet2!A1）" in told(item) and "D3（file:///D:/gongzuo/fujian.docx）" in told(item)


def test_a_floating_picture_comes_along_without_its_metadata(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["隐患名称", "照片"], ["井盖缺失", None], ["路灯不亮", None]):
        sheet.append(row)
    sheet.add_image(Drawn(io.BytesIO(png())), "B2")
    sheet.add_image(Drawn(io.BytesIO(png("blue"))), "F9")
    sheet.add_image(Drawn(io.BytesIO(png("green"))), "B3")
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "a.xlsx")
    item = imported(tmp_path / "a.xlsx")
    assert rows_of(item) == [["名称", "照片"], ["井盖缺失", "图1"]]
    assert [path.name.rpartition("image-")[2] for path in item.written if "image" in path.name] == ["1.png", "2.png"]
    assert "![图1](" in item.body and "![图2](" in item.body and "\n\n图1\n" in item.body


def cell_image(*names: str) -> dict[str, str | bytes]:
    """Cells with pictures as WPS writes them; of each name there is a picture."""
    pictures = "".join(
        f'<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{at}" name="{name}"/></xdr:nvPicPr>'
        f'<xdr:blipFill><a:blip r:embed="rId{at}"/></xdr:blipFill></xdr:pic></etc:cellImage>'
        for at, name in enumerate(names, 1)
    )
    head = 'xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" '
    head += f'xmlns:xdr="{XDR}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}"'
    return {
        "xl/cellimages.xml": f"<etc:cellImages {head}>{pictures}</etc:cellImages>",
        "xl/_rels/cellimages.xml.rels": relations(
            *((f"rId{at}", "image", f"media/image{at}.png", False) for at in range(1, len(names) + 1))
        ),
        **{f"xl/media/image{at}.png": png("red") for at in range(1, len(names) + 1)},
    }


def test_pictures_in_cells_of_wps_come_along_or_are_named(book: Path) -> None:
    shown = '<c r="{}" t="str"><f>_xlfn.DISPIMG("{}",1)</f><v>=DISPIMG("{}",1)</v></c>'
    rows = (
        text("A1", "隐患名称") + text("B1", "整改前") + text("C1", "整改后"),
        text("A2", "井盖缺失") + shown.format("B2", "ID_A", "ID_A") + shown.format("C2", "ID_B", "ID_B"),
    )
    item = imported(changed(book, **{"xl/worksheets/sheet1.xml": sheet_xml(*rows)}, **cell_image("ID_A")))
    assert rows_of(item)[1] == ["井盖缺失", "图1", ""] and "DISPIMG" not in item.text
    assert "1 格的图片不在文件里：C2" in told(item) and "![图1](" in item.body


def test_pictures_in_cells_of_excel_come_along(book: Path) -> None:
    rows = (text("A1", "名称") + text("B1", "照片"), text("A2", "甲") + '<c r="B2" t="e" vm="1"><v>#VALUE!</v></c>')
    rich = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"
    book_relations = relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml", False),
        ("rId2", "styles", "styles.xml", False),
        ("rId9", "sheetMetadata", "metadata.xml", False),
    )
    parts: dict[str, str | bytes] = {
        "xl/worksheets/sheet1.xml": sheet_xml(*rows),
        "xl/_rels/workbook.xml.rels": book_relations,
        "xl/metadata.xml": f'<metadata xmlns:xlrd="{rich}">'
        '<futureMetadata name="XLRICHVALUE" count="1"><bk><extLst><ext>'
        '<xlrd:rvb i="0"/></ext></extLst></bk></futureMetadata>'
        '<valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>',
        "xl/richData/rdrichvalue.xml": f'<rvData xmlns="{rich}"><rv s="0"><v>0</v><v>5</v></rv></rvData>',
        "xl/richData/rdrichvaluestructure.xml": f'<rvStructures xmlns="{rich}"><s t="_localImage">'
        '<k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s></rvStructures>',
        "xl/richData/richValueRel.xml": f'<richValueRels xmlns:r="{RELATIONS}"><rel r:id="rId1"/></richValueRels>',
        "xl/richData/_rels/richValueRel.xml.rels": relations(("rId1", "image", "../media/image1.png", False)),
        "xl/media/image1.png": png(),
    }
    item = imported(changed(book, **parts))
    assert rows_of(item)[1] == ["甲", "图1"] and "![图1](" in item.body and "#VALUE!" not in told(item)


def test_what_a_format_hides_is_not_published(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["名称", "底价"])
    book.active.append(["甲", 98765])
    book.active["B2"].number_format = ";;;"
    book.save(tmp_path / "a.xlsx")
    item = imported(tmp_path / "a.xlsx")
    assert not any(b"98765" in path.read_bytes() for path in item.written)
    assert any("B2（格式使它看不见）" in sample for change in item.changes for sample in change.samples)


def test_white_on_white_is_not_published_and_struck_out_cells_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["名称", "标准", "说明"], ["甲", "12345元", "白字"], ["乙", "10元", "停收"]):
        sheet.append(row)
    for cell in sheet[1]:  # white on blue is seen
        cell.font, cell.fill = Font(color="FFFFFFFF"), PatternFill("solid", fgColor="FF1F4E78")
    sheet["B2"].font, sheet["C3"].font = Font(color="FFFFFFFF"), Font(strike=True)
    sheet["A4"], sheet["A4"].fill, sheet["A4"].font = (
        "同色",
        PatternFill("solid", fgColor="FFFFFF00"),
        Font(color="FFFFFF00"),
    )
    sheet["B4"], sheet["B4"].font, sheet["C4"] = "极小", Font(size=1), "可见"
    book.save(tmp_path / "a.xlsx")
    item = imported(tmp_path / "a.xlsx")
    assert rows_of(item) == [["名称", "标准", "说明"], ["甲", "", "白字"], ["乙", "10元", "停收"], ["", "", "可见"]]
    assert any("B2（格式使它看不见）" in sample for change in item.changes for sample in change.samples)
    assert "有删除线" in told(item) and "C3" in told(item)


def test_charts_boxes_and_rows_without_height_are_told(book: Path) -> None:
    rows = (text("A1", "名称") + text("B1", "数"), text("A2", "甲"), text("A3", "压扁的行"))
    sheet = sheet_xml(*rows, more='<drawing r:id="rId1"/>').replace(
        '<row r="3">', '<row r="3" ht="0" customHeight="1">'
    )
    anchor = "<xdr:from><xdr:col>3</xdr:col><xdr:row>3</xdr:row></xdr:from>"
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{DRAWING}" xmlns:c="c">'
        f"<xdr:twoCellAnchor>{anchor}<xdr:graphicFrame><a:graphic>"
        f"<a:graphicData><c:chart/></a:graphicData></a:graphic></xdr:graphicFrame>"
        f"</xdr:twoCellAnchor><xdr:twoCellAnchor>{anchor}"
        "<xdr:sp><xdr:txBody><a:p><a:r><a:t>本表数据为快报数</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )
    item = imported(
        changed(
            book,
            **{
                "xl/worksheets/sheet1.xml": sheet,
                "xl/worksheets/_rels/sheet1.xml.rels": relations(
                    ("rId1", "drawing", "../drawings/drawing1.xml", False)
                ),
                "xl/drawings/drawing1.xml": drawing,
            },
        )
    )
    assert "图表、文本框“本表数据为快报数”没有导入" in told(item)
    assert rows_of(item)[1:] == [["甲", ""]]
    flat = (
        sheet_xml(*rows)
        .replace("<sheetData>", '<sheetFormatPr zeroHeight="1"/><sheetData>')
        .replace('<row r="1">', '<row r="1" hidden="0">')
    )
    assert rows_of(imported(changed(book, **{"xl/worksheets/sheet1.xml": flat}))) == [["名称", "数"]]


@pytest.mark.parametrize(
    ("part", "content", "message"),
    [
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>", "损坏"),
        ("xl/worksheets/sheet1.xml", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>', "没有打开"),
        ("xl/workbook.xml", "<workbook/>", "损坏"),
        ("xl/styles.xml", "<styleSheet><numFmts>", "损坏"),
    ],
)
def test_damaged_and_hostile_parts_are_refused(book: Path, part: str, content: str, message: str) -> None:
    assert message in told(imported(changed(book, **{part: content})))


def test_giant_merges_links_and_odd_numbers_do_no_harm(book: Path) -> None:
    rows = (
        text("A1", "名称") + '<c r="B1" s="999"><v>1e400</v></c>',
        text("A2", "甲") + '<c r="B2"><v>nan</v></c><c t="s"><v>77</v></c>'
        '<c r="D2" t="b"><v>1</v></c><c r="E2" t="d"><v>2026-03-10</v></c>',
    )
    more = '<mergeCells><mergeCell ref="A4:XFD1048576"/><mergeCell ref="zz"/></mergeCells>'
    more += '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    item = imported(changed(book, **{"xl/worksheets/sheet1.xml": sheet_xml(*rows, more=more)}))
    assert rows_of(item)[1][0] == "甲" and "TRUE" in rows_of(item)[1] and item.target


def test_bad_properties_and_a_broken_comment_elsewhere_do_not_keep_a_table_out(book: Path) -> None:
    rows = (text("A1", "名称") + text("B1", "标准"), text("A2", "甲") + text("B2", "免费"))
    parts = {"xl/worksheets/sheet1.xml": sheet_xml(*rows), "docProps/core.xml": "<broken"}
    assert rows_of(imported(changed(book, **parts)))[1] == ["甲", "免费"]


def test_wrapped_lines_of_a_cell_are_apart(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["名称", "地点"])
    book.active.append(["停车证", "一楼大厅\n（周六照常）"])
    book.active["B2"].alignment = Alignment(wrap_text=True)
    book.save(tmp_path / "a.xlsx")
    assert rows_of(imported(tmp_path / "a.xlsx"))[1] == ["停车证", "一楼大厅 （周六照常）"]


def test_a_head_below_a_merged_one_may_hold_years_and_a_tall_title_stands_once(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (
        ["岚清县财政收支情况", None, None],
        [None] * 3,
        ["项目", "金额（万元）", None],
        [None, 2025, 2026],
        ["收入", 1, 2],
    ):
        sheet.append(row)
    for area in ("A1:C2", "A3:A4", "B3:C3"):
        sheet.merge_cells(area)
    book.save(tmp_path / "a.xlsx")
    item = imported(tmp_path / "a.xlsx")
    assert rows_of(item) == [["名称", "金额（万元）（2025）", "金额（万元）（2026）"], ["收入", "1", "2"]]
    assert item.title == "岚清县财政收支情况" and "岚清县财政收支情况" not in item.body


def test_areas_over_each_other_and_nested_groups_are_no_hang(book: Path) -> None:
    rows = tuple(text(f"A{at}", "甲") + text(f"Z{at}", "乙") for at in range(1, 400))
    areas = "".join(f'<mergeCell ref="A1:XFD{at}"/>' for at in range(1_000_000, 1_000_500))
    merged = sheet_xml(*rows, more=f"<mergeCells>{areas}</mergeCells>")
    assert "没有打开" in told(imported(changed(book, **{"xl/worksheets/sheet1.xml": merged})))
    groups = "<xdr:grpSp>" * 5000 + "</xdr:grpSp>" * 5000
    parts = {
        "xl/worksheets/sheet1.xml": sheet_xml(text("A1", "甲"), more='<drawing r:id="rId1"/>'),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId1", "drawing", "../drawings/drawing1.xml", False)),
        "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{XDR}">'
        f"<xdr:oneCellAnchor>{groups}</xdr:oneCellAnchor></xdr:wsDr>",
    }
    assert "损坏" in told(imported(changed(book, **parts)))
