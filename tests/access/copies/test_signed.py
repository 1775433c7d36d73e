"""A signed PDF and an OFD go out as they are, or not at all."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.access.copies import public_copy
from generator.access.copies.refused import NoCopy
from tests.access.copies.hiding import MARK, SHOWN, page
from tests.checks.detectors import files

GAP = b"<" + b"0" * 64 + b">"


def signed(
    change: Callable[[pikepdf.Pdf], None] = lambda _made: None, drawing: str = "BT /F1 12 Tf (xxxx) Tj ET"
) -> bytes:
    """A PDF with a signature over all of it. change: done before it is signed."""
    made = page(drawing)
    change(made)
    value = made.make_indirect(
        Dictionary(
            Type=Name.Sig, ByteRange=Array([0, 1_111_111_111, 1_222_222_222, 1_333_333_333]), Contents=String("\0" * 32)
        )
    )
    field = made.make_indirect(Dictionary(FT=Name.Sig, T=String("a"), V=value))
    made.Root["/AcroForm"] = Dictionary(SigFlags=3, Fields=Array([field]))
    buffer = io.BytesIO()
    made.save(buffer, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    data = buffer.getvalue()
    start = data.index(b"<", data.index(b"/Contents", data.index(b"/ByteRange")))
    end = data.index(b">", start) + 1
    spans = (0, start, end, len(data) - end)
    for placeholder, number in zip((b"1111111111", b"1222222222", b"1333333333"), spans[1:], strict=True):
        data = data.replace(placeholder, str(number).rjust(10).encode(), 1)
    return data


def test_a_signed_file_is_published_as_it_is() -> None:
    data = signed()
    copy = public_copy(data, "a.pdf")
    assert (copy.data, +copy.removed) == (data, {})


def script(made: pikepdf.Pdf) -> None:
    made.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String(MARK))


def note(made: pikepdf.Pdf) -> None:
    annotation = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], Contents=String(MARK))
    made.pages[0].obj.Annots = Array([annotation])


def attached(made: pikepdf.Pdf) -> None:
    made.attachments["a.txt"] = MARK.encode()


def own_data(made: pikepdf.Pdf) -> None:
    made.pages[0].obj["/PieceInfo"] = Dictionary(A=String(MARK))


def layer(made: pikepdf.Pdf) -> None:
    group = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("a")))
    made.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))


@pytest.mark.parametrize("change", [script, note, attached, own_data, layer])
def test_what_a_signed_file_carries_beside_its_pages_keeps_it_back(change: Callable[[pikepdf.Pdf], None]) -> None:
    with pytest.raises(NoCopy, match="签了名"):
        public_copy(signed(change), "a.pdf")


@pytest.mark.parametrize("more", [b"\n%" + MARK.encode(), MARK.encode() * 3])
def test_nothing_stands_behind_what_is_signed(more: bytes) -> None:
    with pytest.raises(NoCopy, match="签名之后又改动过"):
        public_copy(signed() + more, "a.pdf")


def test_a_change_after_the_signature_keeps_it_back() -> None:
    data = signed()
    start = data.rindex(b"startxref")
    later = data + b"9 0 obj\n(" + MARK.encode() + b")\nendobj\n" + data[start:]
    with pytest.raises(NoCopy):
        public_copy(later, "a.pdf")


def test_a_signature_over_a_part_keeps_it_back() -> None:
    data, count = re.subn(rb"(/ByteRange \[ ?)0", rb"\g<1>9", signed())
    assert count == 1
    with pytest.raises(NoCopy, match="范围不完整"):
        public_copy(data, "a.pdf")


def test_a_place_for_a_signature_is_none() -> None:
    made = page()
    made.Root["/AcroForm"] = Dictionary(
        SigFlags=1, Fields=Array([made.make_indirect(Dictionary(FT=Name.Sig, T=String("a")))])
    )
    buffer = io.BytesIO()
    made.save(buffer)
    with pytest.raises(NoCopy, match="没有签名"):
        public_copy(buffer.getvalue(), "a.pdf")


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'
PICTURE = b"\x89PNG\r\n\x1a\n"


def layout(
    text: str = f"<ofd:TextObject><ofd:TextCode>{SHOWN}</ofd:TextCode></ofd:TextObject>", **members: bytes | str
) -> bytes:
    """An OFD of one page. members: path with "__" for "/" -> content."""
    parts: dict[str, bytes | str] = {
        "OFD.xml": f"<ofd:OFD {_OFD}><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:OFD>",
        "Doc_0/Document.xml": f'<ofd:Document {_OFD}><ofd:Page ID="1" BaseLoc="Pages/Page_0.xml"/></ofd:Document>',
        "Doc_0/Pages/Page_0.xml": f"<ofd:Page {_OFD}><ofd:Content>{text}</ofd:Content></ofd:Page>",
    }
    return files.zipped(parts | {path.replace("__", "/"): content for path, content in members.items()})


def test_an_ofd_is_published_as_it_is() -> None:
    data = layout()
    copy = public_copy(data, "a.ofd")
    assert (copy.data, +copy.removed) == (data, {})


LAYOUTS: dict[str, bytes] = {
    "no first part": files.zipped({"a.xml": "<a/>"}),
    "no page": layout(**{"Doc_0__Pages__Page_0.xml": "<a/>"}),
    "a part that nothing reaches": layout(**{"Doc_0__more.xml": f"<a>{MARK}</a>"}),
    "something before": MARK.encode() + layout(),
    "an attachment": layout(f"<ofd:Attachments {_OFD}><ofd:Attachment>a</ofd:Attachment></ofd:Attachments>"),
    "own data": layout(f"<ofd:CustomData {_OFD}>{MARK}</ofd:CustomData>"),
    "an action": layout(f"<ofd:Actions {_OFD}><ofd:Action/></ofd:Actions>"),
    "a hidden text": layout(f'<ofd:TextObject Visible="false"><ofd:TextCode>{MARK}</ofd:TextCode></ofd:TextObject>'),
    "a transparent text": layout(f'<ofd:TextObject Alpha="0"><ofd:TextCode>{MARK}</ofd:TextCode></ofd:TextObject>'),
    "a note": layout(f'<ofd:Annot Type="Highlight">{MARK}</ofd:Annot>'),
    "an unknown part": layout("<ofd:Image>res.bin</ofd:Image>", **{"Doc_0__Pages__res.bin": MARK}),
    "a broken picture": layout("<ofd:Image>a.png</ofd:Image>", **{"Doc_0__Pages__a.png": PICTURE + MARK.encode()}),
}


@pytest.mark.parametrize("what", LAYOUTS)
def test_what_an_ofd_carries_beside_its_pages_keeps_it_back(what: str) -> None:
    with pytest.raises(NoCopy) as error:
        public_copy(LAYOUTS[what], "a.ofd")
    assert error.value.todo


def test_an_ofd_keeps_its_clean_pictures_and_seals() -> None:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG")
    inner = "<ofd:Image>a.png</ofd:Image><ofd:Seal>a.esl</ofd:Seal>"
    data = layout(inner, **{"Doc_0__Pages__a.png": buffer.getvalue(), "Doc_0__Pages__a.esl": b"\x30\x82"})
    assert public_copy(data, "a.ofd").data == data
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = MARK
    Image.new("RGB", (4, 4)).save(buffer, "PNG", exif=exif)
    with pytest.raises(NoCopy, match="附加信息"):
        public_copy(layout("<ofd:Image>a.png</ofd:Image>", **{"Doc_0__Pages__a.png": buffer.getvalue()}), "a.ofd")


def zipped(*items: tuple[zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for item, data in items:
            archive.writestr(item, data)
    return buffer.getvalue()


def member(name: str, mode: int = 0o644, flags: int = 0, method: int = zipfile.ZIP_STORED) -> zipfile.ZipInfo:
    item = zipfile.ZipInfo(name)
    item.external_attr, item.flag_bits, item.compress_type = mode << 16, flags, method
    return item


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.exe", b"MZ"),
        ("a.lnk", b"L\0\0\0"),
        ("a.html", b"<html>"),
        ("a.txt", b"MZ\x90"),
        ("a.txt", b"#!/bin/sh\n"),
        ("a.txt", b"[InternetShortcut]\n"),
        ("a.txt", b"\xef\xbb\xbf\r\n [INTERNETSHORTCUT]\n"),
        ("a.csv", b"[Desktop Entry]\nExec=x"),
        ("a.md", b"<?php x"),
        ("a.txt", b"<svg onload=x>"),
        ("a.pdf", b"\xce\xfa\xed\xfe"),
        ("a\u202etxt.csv", b"a"),
        ("a.csv", b""),
        ("a.docx", b"x"),
    ],
)
def test_an_archive_with_a_file_that_may_not_be_published_is_not(name: str, content: bytes) -> None:
    with pytest.raises(NoCopy, match="压缩包内") as error:
        public_copy(zipped((member(name), content)), "a.zip")
    assert error.value.todo


def test_an_archive_with_links_or_other_methods_is_refused() -> None:
    with pytest.raises(NoCopy, match="指向别处"):
        public_copy(zipped((member("a.txt", 0o120777), b"/etc/passwd")), "a.zip")
    with pytest.raises(NoCopy, match="压缩方法"):
        public_copy(zipped((member("a.txt", method=zipfile.ZIP_BZIP2), b"a")), "a.zip")
    many = zipped(*((member(f"{number}.txt"), b"a") for number in range(2_001)))
    with pytest.raises(NoCopy, match="2001 个文件"):
        public_copy(many, "a.zip")


def test_an_archive_says_what_its_files_have_lost() -> None:
    inner = files.word_with("comments")
    copy = public_copy(zipped((member("a.docx"), inner), (member("Thumbs.db"), b"x"), (member("b.txt"), b"a")), "a.zip")
    assert copy.removed["comment"] and copy.removed["custom"]
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        assert archive.namelist() == ["a.docx", "b.txt"]
