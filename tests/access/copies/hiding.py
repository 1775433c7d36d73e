"""Files of every format with a mark in a place that nobody sees, and the words that a reader does see."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image, PngImagePlugin

from tests.checks.detectors import files

MARK = "暗记440308199901101512"
SHOWN = "青山镇十二户"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_P = f"<w:p><w:r><w:t>{SHOWN}</w:t></w:r></w:p>"
_RUN = "<w:p><w:r><w:rPr>{}</w:rPr><w:t>" + MARK + "</w:t></w:r></w:p>"


def word(body: str = "", /, *relations: tuple[str, str], **members: str) -> bytes:
    """A Word file. members: path with "/" as "__" -> content."""
    document = f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{_P}{body}</w:body></w:document>'
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": files.related(("officeDocument", "word/document.xml")),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": files.related(*relations),
    }
    return files.zipped(made | {path.replace("__", "/"): text for path, text in members.items()})


def sheet(more: str = "", beside: str = "", **members: str) -> bytes:
    """A workbook of one sheet. more: rows. beside: what follows the rows."""
    rows = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{SHOWN}</t></is></c></row>{more}'
    made: dict[str, bytes | str] = {
        "_rels/.rels": files.related(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": files.related(("worksheet", "worksheets/sheet1.xml")),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_S}" xmlns:r="{_R}"><cols>'
        f'<col min="9" max="9" hidden="1"/></cols><sheetData>{rows}</sheetData>{beside}</worksheet>',
    }
    return files.zipped(made | {path.replace("__", "/"): text for path, text in members.items()})


def cell(place: str, text: str = MARK) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def page(drawing: str = f"BT /F1 12 Tf 50 700 Td ({'x' * 4}) Tj ET", **root: object) -> pikepdf.Pdf:
    """A PDF of one page."""
    made = pikepdf.new()
    made.add_blank_page(page_size=(595, 842))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    made.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.make_indirect(font)))
    made.pages[0].obj.Contents = made.make_stream(drawing.encode())
    for name, value in root.items():
        made.Root[f"/{name}"] = value
    return made


def written(made: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def hidden() -> Iterator[tuple[str, str, bytes]]:
    """Where the mark is, the name of the file, its bytes."""
    yield from ((f"word {place}", "a.docx", data) for place, data in _word())
    yield from ((f"sheet {place}", "a.xlsx", data) for place, data in _sheet())
    yield from ((f"slides {place}", "a.pptx", data) for place, data in _slides())
    yield from ((f"pdf {place}", "a.pdf", data) for place, data in _pdf())
    yield from _pictures()
    yield from _others()


def _word() -> Iterator[tuple[str, bytes]]:
    yield "vanish", word(_RUN.format("<w:vanish/>"))
    yield "white", word(_RUN.format('<w:color w:val="FFFFFF"/>'))
    yield "small", word(_RUN.format('<w:sz w:val="2"/>'))
    styles = f'<w:styles xmlns:w="{_W}"><w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    yield "named style", word(_RUN.format('<w:rStyle w:val="h"/>'), **{"word__styles.xml": styles})
    yield "deleted", word(f"<w:p><w:del><w:r><w:delText>{MARK}</w:delText></w:r></w:del></w:p>")
    yield "moved", word(f"<w:p><w:moveFrom><w:r><w:t>{MARK}</w:t></w:r></w:moveFrom></w:p>")
    yield "bookmark", word(f'<w:p><w:bookmarkStart w:id="1" w:name="{MARK}"/></w:p>')
    yield (
        "field",
        word(
            f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MERGEFIELD '
            f'{MARK}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
        ),
    )
    yield (
        "choices",
        word(
            f"<w:sdt><w:sdtPr><w:dropDownList><w:listItem "
            f'w:displayText="{MARK}"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
        ),
    )
    yield "attribute", word(f'<w:p w:rsidR="{MARK}" w:secret="{MARK}"/>')
    yield "between", word(f"{MARK}<w:p>{MARK}</w:p>")
    yield "foreign element", word(f'<x:x xmlns:x="urn:x"><w:p><w:r><w:t>{MARK}</w:t></w:r></w:p></x:x>')
    yield "comment of xml", word(f"<!--{MARK}--><?x {MARK}?>")
    for path in (
        "word__comments.xml",
        "customXml__item1.xml",
        "docProps__custom.xml",
        "word__people.xml",
        "word__x.bin",
    ):
        yield path, word(**{path: f"<a><b>{MARK}</b></a>"})
    settings = f'<w:settings xmlns:w="{_W}"><w:docVars><w:docVar w:name="a" w:val="{MARK}"/></w:docVars></w:settings>'
    yield "settings", word("", ("settings", "settings.xml"), **{"word__settings.xml": settings})
    yield "name of a part", word(**{f"word__{MARK}.xml": "<a/>"})
    yield "before", MARK.encode() + word()
    yield "after", word() + MARK.encode()
    with zipfile.ZipFile(buffer := io.BytesIO(word()), "a") as archive:
        archive.comment = MARK.encode()
    yield "comment", buffer.getvalue()


def _sheet() -> Iterator[tuple[str, bytes]]:
    yield "hidden row", sheet(f'<row r="2" hidden="1">{cell("A2")}</row>')
    yield "row of no height", sheet(f'<row r="2" ht="0" customHeight="1">{cell("A2")}</row>')
    yield "hidden column", sheet(f'<row r="2">{cell("I2")}</row>')
    yield "formula", sheet(f'<row r="2"><c r="A2"><f>IF(B1="{MARK}",1,2)</f><v>2</v></c></row>')
    yield (
        "validation",
        sheet(
            beside=f"<dataValidations><dataValidation "
            f'type="list"><formula1>"{MARK}"</formula1></dataValidation></dataValidations>'
        ),
    )
    yield (
        "rule",
        sheet(
            beside=f'<conditionalFormatting sqref="A1"><cfRule type="containsText" text="{MARK}" '
            f'priority="1"/></conditionalFormatting>'
        ),
    )
    for path in ("xl__sharedStrings.xml", "xl__connections.xml", "xl__worksheets__sheet9.xml", "xl__comments1.xml"):
        yield path, sheet(**{path: f'<sst xmlns="{_S}"><si><t>{MARK}</t></si></sst>'})
    yield "extension", sheet(beside=f'<extLst><ext uri="x"><t>{MARK}</t></ext></extLst>')


def _slides() -> Iterator[tuple[str, bytes]]:
    yield "hidden slide", files.slides(SHOWN, MARK, hidden=2)
    yield (
        "alternative text",
        files.slides(
            SHOWN, more=f'<p:pic><p:nvPicPr><p:cNvPr id="2" name="{MARK}" descr="{MARK}"/></p:nvPicPr></p:pic>'
        ),
    )
    shape = (
        '<p:sp>{}<p:spPr><a:xfrm><a:off x="{}" y="0"/><a:ext cx="10" cy="10"/></a:xfrm></p:spPr>'
        "<p:txBody><a:p><a:r><a:t>" + MARK + "</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    yield "outside", files.slides(SHOWN, more=shape.format("", 90000))
    yield (
        "hidden shape",
        files.slides(SHOWN, more=shape.format('<p:nvSpPr><p:cNvPr id="3" name="a" hidden="1"/></p:nvSpPr>', 1)),
    )
    yield "notes", files.changed(files.slides(SHOWN), {"ppt/notesSlides/notesSlide1.xml": f"<a>{MARK}</a>"})


def _pdf() -> Iterator[tuple[str, bytes]]:
    text = pikepdf.String(MARK)
    yield "properties", written(page(PieceInfo=pikepdf.Dictionary(A=text)))
    made = page()
    made.docinfo["/Author"] = text
    yield "author", written(made)
    made = page()
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents=text)
    made.pages[0].obj.Annots = pikepdf.Array([note])
    yield "note", written(made)
    made = page()
    made.attachments["a.txt"] = MARK.encode()
    yield "attached file", written(made)
    yield "script", written(page(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=text)))
    made = page()
    made.pages[0].obj["/Own"] = made.make_stream(MARK.encode())
    yield "own key", written(made)
    yield "after", written(page()) + MARK.encode()
    yield "comment of a drawing", written(page(f"% {MARK}\nBT /F1 12 Tf (xxxx) Tj ET"))
    yield "too many operands", written(page(f"({MARK}) 1 0 0 rg BT /F1 12 Tf (xxxx) Tj ET"))
    made = page("/OC /L BDC BT /F1 12 Tf (440308199901101512) Tj ET EMC BT /F1 12 Tf (xxxx) Tj ET")
    layer = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=text))
    made.pages[0].obj.Resources["/Properties"] = pikepdf.Dictionary(L=layer)
    off = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    made.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=off)
    yield "layer", written(made)
    yield "unseen text", written(page("BT /F1 12 Tf 3 Tr (440308199901101512) Tj 0 Tr (xxxx) Tj ET"))


def _pictures() -> Iterator[tuple[str, str, bytes]]:
    for kind, ending in (("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "gif")):
        exif = Image.Exif()
        exif[0x010E] = MARK
        exif[0x0112] = 6
        buffer = io.BytesIO()
        given: dict[str, Any] = {} if kind == "GIF" else {"exif": exif}
        if kind in ("JPEG", "GIF"):
            given["comment"] = MARK.encode()
        if kind == "PNG":
            info = PngImagePlugin.PngInfo()
            info.add_itxt("Comment", MARK)
            given["pnginfo"] = info
        Image.new("RGB", (8, 4), "red").save(buffer, kind, **given)
        yield f"{kind} metadata", f"a.{ending}", buffer.getvalue()
        yield f"{kind} trailer", f"a.{ending}", buffer.getvalue() + MARK.encode()


def _others() -> Iterator[tuple[str, str, bytes]]:
    svg = '<svg xmlns="http://www.w3.org/2000/svg">{}<text>' + SHOWN + "</text></svg>"
    for place, inner in {
        "script": f"<script>{MARK}</script>",
        "description": f"<desc>{MARK}</desc>",
        "not shown": f'<text display="none">{MARK}</text>',
        "event": f"<g onload=\"x('{MARK}')\"/>",
        "address": f'<image href="https://x.example/{MARK}.png"/>',
        "animated address": f'<a href="#a"><animate attributeName="href" values="javascript:{MARK}"/></a>',
        "comment": f"<!--{MARK}-->",
    }.items():
        yield f"svg {place}", "a.svg", svg.format(inner).encode()
    yield "json escaped", "a.json", json.dumps({"a": SHOWN + "\u200b"}).encode()
    made = zipfile.ZipFile(buffer := io.BytesIO(), "w")
    made.writestr("a.txt", SHOWN)
    made.writestr("__MACOSX/a.txt", MARK)
    made.comment = MARK.encode()
    made.close()
    yield "zip", "a.zip", buffer.getvalue()
