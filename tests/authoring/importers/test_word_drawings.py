"""Drawings of Word files: boxes as paragraphs in the page's order, pictures in their place, the rest named."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image

from .test_docx import text_of
from .word_read import imported, lines, made, told
from .word_xml import alternative, cell, drawing, p, pic, picture, relation, row, shape, t, table, vml


def png(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (9, 9), colour).save(stream, "PNG")
    return stream.getvalue()


def boxed(*found: tuple[str, tuple[int, int] | None]) -> str:
    return "".join(alternative(drawing(shape(text), at=at), vml(text)) for text, at in found)


def test_boxes_stand_in_the_order_of_the_file_once_and_are_told(tmp_path: Path) -> None:
    raw = made(tmp_path, p("流程图") + p(boxed(("受理", None), ("审查", None), ("办结", None))) + p("咨询电话"))
    assert text_of(raw).split("\n") == ["流程图", "受理", "审查", "办结", "咨询电话"]
    [notice] = raw.notices
    assert notice.level == "warning" and "3 个" in notice.message and "受理；审查；办结" in notice.message


def test_boxes_whose_places_are_known_stand_as_on_the_page(tmp_path: Path) -> None:
    """Drawn last, but uppermost; two in one row from left to right, though a hair's breadth apart in height."""
    found = (("办结", (0, 2000000)), ("不予受理", (3000000, 1010000)), ("受理", (0, 1000000)), ("申请", (0, 0)))
    assert lines(tmp_path, p(boxed(*found))) == ["申请", "受理", "不予受理", "办结"]


def test_boxes_of_a_group_stand_as_in_the_group(tmp_path: Path) -> None:
    lower, upper = shape("审批", (0, 900000)), shape("申请", (0, 0))
    group = (
        '<wpg:wgp><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="1200000"/><a:chOff x="0" y="0"/>'
        f'<a:chExt cx="900000" cy="1200000"/></a:xfrm></wpg:grpSpPr>{lower}{upper}</wpg:wgp>'
    )
    body = p(f"<w:r>{drawing(group, at=(0, 0), kind='wordprocessingGroup')}</w:r>")
    assert lines(tmp_path, body) == ["申请", "审批"]


def test_old_boxes_stand_as_on_the_page(tmp_path: Path) -> None:
    lower, upper = (
        vml("审批", "position:absolute;margin-left:0;margin-top:90pt"),
        vml("申请", "margin-left:0;margin-top:10pt"),
    )
    assert lines(tmp_path, p(f"<w:r>{lower}</w:r><w:r>{upper}</w:r>")) == ["申请", "审批"]


def test_words_drawn_as_a_shape_are_text(tmp_path: Path) -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="云岭县民政局文件"/></v:shape></w:pict></w:r>'
    raw = made(tmp_path, p(art) + p("正文"))
    assert text_of(raw).split("\n") == ["云岭县民政局文件", "正文"] and "云岭县民政局文件" in told(raw)


def test_a_box_in_a_cell_stays_in_its_cell(tmp_path: Path) -> None:
    body = table(row("环节", "说明"), row(cell("", "", p(boxed(("受理", None)))), "当场"), columns=2)
    [block] = made(tmp_path, body).blocks
    assert [[one.text for one in line] for line in block.rows] == [["环节", "说明"], ["受理", "当场"]]


def test_of_two_branches_the_one_that_can_be_read_is_taken(tmp_path: Path) -> None:
    emoji = alternative('<w14:symEx w14:char="1F600"/>', "<w:t>笑脸</w:t>", "w16se")
    assert lines(tmp_path, p("甲", emoji)) == ["甲笑脸"]


def test_pictures_stand_once_each_at_their_place(tmp_path: Path) -> None:
    group = f"<wpg:wgp><wpg:grpSpPr/>{pic('r1')}{shape('图例')}{pic('r2')}</wpg:wgp>"
    both = alternative(
        drawing(group, kind="wordprocessingGroup"),
        '<w:pict><v:shape><v:imagedata r:id="r1"/></v:shape></w:pict>',
        "wpg",
    )
    old = '<w:r><w:pict><v:shape alt="示意图"><v:imagedata r:id="r2"/></v:shape></w:pict></w:r>'
    links = relation("r1", "image", "media/1.png") + relation("r2", "image", "media/2.png")
    body = p("一张", both) + p(old, "之后") + p(f"<w:r>{picture('r1', 'D:/照片/1.png')}</w:r>")
    item = imported(
        tmp_path, body, links=links, parts={"word/media/1.png": png("red"), "word/media/2.png": png("blue")}
    )
    assert item.target is not None
    assert [one.name for one in item.attachments] == [
        f"{item.target.stem}-image-1.png",
        f"{item.target.stem}-image-2.png",
    ]
    name = item.target.stem
    assert f"一张![]({name}-image-1.png)![]({name}-image-2.png)\n\n图例" in item.body
    assert f"之后\n\n![]({name}-image-1.png)" in item.body and item.body.count("image-2.png") == 2
    assert any(change.step == "删去图片说明里的文件名或路径" for change in item.changes)


def test_pictures_that_do_not_come_along_are_named_with_their_place(tmp_path: Path) -> None:
    links = relation("r1", "image", "https://www.example.com/1.png", outside=True) + relation(
        "r2", "image", "media/2.emf"
    )
    body = (
        p("外链", f"<w:r>{picture('r1')}</w:r>")
        + p("矢量", f"<w:r>{picture('r2')}</w:r>")
        + p(f"<w:r>{picture('r9')}</w:r>")
    )
    raw = made(tmp_path, body, links=links, parts={"word/media/2.emf": b"\x01\0\0\0"})
    assert text_of(raw).split("\n") == ["外链", "矢量"]
    assert "2 张图片没有存在文件里（只有链接，或已丢失），没有导入：“外链”一段；“矢量”之后" in told(raw)
    assert "1 张图片的格式不能在网页上显示，没有导入：EMF 格式，“矢量”一段" in told(raw)


def test_charts_diagrams_and_objects_are_named_with_their_place(tmp_path: Path) -> None:
    chart = drawing('<c:chart r:id="rC"/>', kind="chart")
    diagram = drawing('<dgm:relIds r:dm="rD"/>', kind="diagram")
    ole = '<w:object><v:shape/><o:OLEObject ProgID="Excel.Sheet.12" r:id="rE"/></w:object>'
    space = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    points = "<a:t>申请</a:t><a:t>受理</a:t>"
    parts = {
        "word/charts/chart1.xml": f"<c:s xmlns:c='c' {space}><c:title><a:t>收支</a:t></c:title></c:s>".encode(),
        "word/diagrams/data1.xml": f"<d:s xmlns:d='d' {space}><d:ptLst>{points}</d:ptLst></d:s>".encode(),
    }
    links = relation("rC", "chart", "charts/chart1.xml") + relation("rD", "diagramData", "diagrams/data1.xml")
    body = p("见图", f"<w:r>{chart}</w:r>") + p("流程", f"<w:r>{diagram}</w:r>") + p("明细", f"<w:r>{ole}</w:r>")
    raw = made(tmp_path, body, links=links, parts=parts)
    assert "1 个图表没有带入：《收支》，“见图”一段" in told(raw)
    assert "1 个 SmartArt 图形没有带入：内有文字：申请、受理，“流程”一段" in told(raw)
    assert "1 个内嵌对象没有带入：Excel 表，“明细”一段" in told(raw)


def test_a_link_whose_relation_is_missing_is_plain_text(tmp_path: Path) -> None:
    assert lines(tmp_path, p("见", f'<w:hyperlink r:id="r77">{t("网站")}</w:hyperlink>')) == ["见网站"]


def test_a_picture_that_leads_somewhere_still_does(tmp_path: Path) -> None:
    links = relation("r1", "image", "media/1.png") + relation(
        "rH", "hyperlink", "https://www.example.com/c", outside=True
    )
    drawn = picture("r1", "二维码").replace(' descr="二维码"/>', ' descr="二维码"><a:hlinkClick r:id="rH"/></wp:docPr>')
    item = imported(tmp_path, p(f"<w:r>{drawn}</w:r>"), links=links, parts={"word/media/1.png": png("red")})
    assert re.search(r"\[!\[二维码\]\([^)]*image-1\.png\)\]\(https://www\.example\.com/c\)", item.body)
