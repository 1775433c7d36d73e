"""Attached files with something hidden in them, made for the tests."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
from docx.oxml import OxmlElement
from PIL import Image
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

SECRET = "440308199901101512"


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A zip of members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(data: bytes, add: dict[str, bytes | str]) -> bytes:
    """An Office file with members replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    return zipped(members | add)


def word(text: str = "正文。", *, author: str = "") -> bytes:
    """A plain Word file."""
    paper = docx.Document()
    paper.add_paragraph(text)
    paper.core_properties.author = author
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def word_with(mark: str) -> bytes:
    """A Word file whose secret is not seen: comments, vanish, del or ins."""
    paper = docx.Document()
    run = paper.add_paragraph("正文。").add_run(SECRET)
    if mark == "vanish":
        run.font.hidden = True
    elif mark in ("ins", "del"):
        around = OxmlElement(f"w:{mark}")
        run._r.addprevious(around)
        around.append(run._r)
    buffer = io.BytesIO()
    paper.save(buffer)
    if mark != "comments":
        return buffer.getvalue()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = (
        f'<w:comments xmlns:w="{space}"><w:comment w:id="0">'
        f"<w:p><w:r><w:t>{SECRET}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    return changed(word(), {"word/comments.xml": comments})


def workbook(hidden: str = "", rows: tuple[tuple[object, ...], ...] = (("姓名", "证号"), ("李某", SECRET))) -> bytes:
    """A workbook; hidden: "sheet", "row", "column" or nothing."""
    book = openpyxl.Workbook()
    shown = book.active
    assert shown is not None
    shown.title = "公示"
    shown.append(["乡镇", "户数"])
    sheet = book.create_sheet("底稿")
    for row in rows:
        sheet.append(list(row))
    if hidden == "sheet":
        sheet.sheet_state = "hidden"
    elif hidden == "row":
        sheet.row_dimensions[2].hidden = True
    elif hidden == "column":
        sheet.column_dimensions["B"].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def pivot() -> bytes:
    """A workbook whose pivot cache holds a number that no sheet shows."""
    cache = (
        '<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cacheFields>'
        f'<cacheField name="证号"><sharedItems><s v="{SECRET}"/></sharedItems></cacheField>'
        "</cacheFields></pivotCacheDefinition>"
    )
    return changed(workbook(rows=(("乡镇", "户数"),)), {"xl/pivotCache/pivotCacheDefinition1.xml": cache})


def pdf(*, author: str = "", note: str = "", attached: bool = False, script: bool = False, password: str = "") -> bytes:
    """A PDF of one page with what is asked for."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if author:
        writer.add_metadata({"/Author": author})
    if note:
        writer.add_annotation(0, FreeText(text=note, rect=(10, 10, 100, 30)))
    if attached:
        writer.add_attachment("a.txt", b"x")
    if script:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def form(value: str) -> bytes:
    """A PDF of one empty page with a field that is filled in, inside of a group of fields."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    field = DictionaryObject({NameObject("/T"): TextStringObject("a"), NameObject("/V"): TextStringObject(value)})
    group = DictionaryObject({NameObject("/Kids"): ArrayObject([field])})
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject([group])})
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{_OFFICE}"'
)


def related(*others: tuple[str, str]) -> str:
    """The relations of a part: (kind, target), by the ids r1, r2 and so on."""
    lines = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(others, 1)
    )
    return f'<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def slides(*texts: str, more: str = "", hidden: int = -1) -> bytes:
    """A slide show, one text a slide. more: shapes of the first slide. hidden: number of a slide that is not shown."""
    numbers = range(1, len(texts) + 1)
    ids = "".join(f'<p:sldId id="{255 + number}" r:id="r{number}"/>' for number in numbers)
    members = {
        "_rels/.rels": related(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {_SPACES}><p:sldIdLst>{ids}</p:sldIdLst>"
        '<p:sldSz cx="9000" cy="6000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": related(*(("slide", f"slides/slide{number}.xml") for number in numbers)),
    }
    for number, text in zip(numbers, texts, strict=True):
        shown = ' show="0"' if number == hidden else ""
        shape = f"<p:sp><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        shapes = shape + (more if number == 1 else "")
        members[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {_SPACES}{shown}><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
        )
    return zipped(dict(members))


def office(ending: str) -> bytes:
    """A plain Office file of this ending."""
    if ending == "pptx":
        return slides("正文")
    return word() if ending == "docx" else workbook(rows=(("乡镇", "户数"),))


def photo(*, place: bool = False, serial: bool = False, xmp: str = "", comment: str = "", remark: str = "") -> bytes:
    """A JPEG with or without the place at which it was taken, and with what programs write into one.

    remark: Exif's UserComment: eight characters that name its encoding, then the text.
    """
    picture = Image.new("RGB", (8, 8))
    exif = Image.Exif()
    if place:
        exif.get_ifd(0x8825).update({1: "N", 2: (25.0, 41.0, 13.0), 3: "E", 4: (101.0, 52.0, 35.0)})
    if serial:
        exif.get_ifd(0x8769)[0xA431] = "SN000001"
    if remark:
        exif.get_ifd(0x8769)[0x9286] = remark[:8].encode() + remark[8:].encode("utf-16-le")
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=exif, xmp=xmp.encode(), comment=comment.encode())
    return buffer.getvalue()


def broken(ending: str) -> dict[str, bytes]:
    """Bytes that are not what the ending says, by what is wrong with them."""
    bomb = zipped(
        {"xl/workbook.xml": b"\0" * (70 << 20), "word/document.xml": b"\0" * (70 << 20), "a.txt": b"\0" * (70 << 20)}
    )
    return {
        f"kong.{ending}": b"",
        f"wenzi.{ending}": "乡镇,户数".encode(),
        f"jiamiwenjian.{ending}": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        f"banjie.{ending}": (word() if ending == "docx" else workbook())[:900],
        f"zhadan.{ending}": bomb,
        f"shiti.{ending}": zipped(
            {
                "xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
                "word/document.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>',
            }
        ),
    }
