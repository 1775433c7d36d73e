"""What of a file goes out where a program could show it one way or the other: results of fields, choices of forms,
values of charts, layers, links."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from generator.access.copies import public_copy
from generator.access.copies.refused import NoCopy
from generator.checks.detectors import attachments
from tests.access.copies.hiding import MARK, SHOWN, cell, page, sheet, word, written
from tests.access.copies.unseen import _opened
from tests.checks.detectors import files

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def part(data: bytes, ending: str) -> str:
    """The first member of a copy with that ending of its name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(next(name for name in archive.namelist() if name.endswith(ending))).decode()


def told(data: bytes, name: str) -> str:
    """What is read in the copy of a file."""
    return "\n".join(one.text for one in attachments.read(public_copy(data, name).data, name).parts)


def field(said: str, result: str = "", data: str = "") -> bytes:
    run = "<w:r>{}</w:r>"
    marks = {kind: run.format(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("separate", "end")}
    begun = run.format(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
    words = run.format(f"<w:instrText>{said}</w:instrText>")
    shown = marks["separate"] + run.format(f"<w:t>{result}</w:t>") if result else ""
    return word(f"<w:p>{begun}{words}{shown}{marks['end']}</w:p>")


def form(inner: str) -> str:
    return f"<w:ffData>{inner}</w:ffData>"


@pytest.mark.parametrize(
    ("data", "seen", "gone"),
    [
        (field(f"MERGEFIELD {MARK}", "张家村"), "张家村", MARK),
        (field("PAGE \\* MERGEFORMAT " + MARK, "3"), "3", MARK),
        (field("FORMCHECKBOX", data=form('<w:checkBox><w:checked w:val="1"/></w:checkBox>')), "☒", "FORMCHECKBOX"),
        (field("FORMCHECKBOX", data=form('<w:checkBox><w:default w:val="0"/></w:checkBox>')), "☐", "FORMCHECKBOX"),
        (field("FORMCHECKBOX"), "☐", "FORMCHECKBOX"),
        (
            field(
                "FORMDROPDOWN",
                data=form(
                    f'<w:ddList><w:result w:val="1"/><w:listEntry w:val="{MARK}"/><w:listEntry w:val="同意"/></w:ddList>'
                ),
            ),
            "同意",
            MARK,
        ),
        (word(f'<w:p><w:fldSimple w:instr="AUTHOR {MARK}"><w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p>'), "甲", MARK),
        (word(f'<w:p><w:fldSimple w:instr="PAGE {MARK}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'), "1", MARK),
        (word(f"<w:p><w:r><w:instrText>{MARK}</w:instrText></w:r></w:p>"), SHOWN, MARK),
        (
            word(
                f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{MARK}</w:instrText></w:r></w:p>'
            ),
            SHOWN,
            MARK,
        ),
        (word("<w:p><w:ins><w:r><w:t>补上的话</w:t></w:r></w:ins></w:p>"), "补上的话", MARK),
        (word("<w:sdt><w:sdtContent><w:p><w:r><w:t>填好的</w:t></w:r></w:p></w:sdtContent></w:sdt>"), "填好的", MARK),
        (word("<w:sdt><w:sdtPr/></w:sdt>"), SHOWN, MARK),
    ],
)
def test_a_field_is_its_result(data: bytes, seen: str, gone: str) -> None:
    text = part(public_copy(data, "a.docx").data, "document.xml")
    assert seen in text
    assert gone not in text


def chart(series: str) -> bytes:
    space = f'xmlns:c="{_CHART}"'
    drawn = (
        "<w:p><w:r><w:drawing>"
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        f'<c:chart {space} r:id="r1"/></a:graphicData></a:graphic></w:drawing></w:r></w:p>'
    )
    bars = f"<c:barChart><c:ser>{series}</c:ser></c:barChart>"
    body = f"<c:chartSpace {space}><c:chart><c:plotArea>{bars}</c:plotArea></c:chart></c:chartSpace>"
    return word(drawn, ("chart", "charts/chart1.xml"), **{"word__charts__chart1.xml": body})


def test_a_chart_is_its_values() -> None:
    series = (
        f"<c:tx><c:strRef><c:f>{MARK}!A1</c:f><c:strCache><c:pt><c:v>户数</c:v></c:pt></c:strCache></c:strRef></c:tx>"
        f"<c:val><c:numRef><c:f>{MARK}!B1</c:f><c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache></c:numRef></c:val>"
    )
    text = part(public_copy(chart(series), "a.docx").data, "chart1.xml")
    assert "户数" in text and "numLit" in text and MARK not in text


@pytest.mark.parametrize("series", ["<c:val><c:numRef><c:f>A!B1</c:f></c:numRef></c:val>", "<c:tx><c:strRef/></c:tx>"])
def test_a_chart_without_its_values_is_refused(series: str) -> None:
    with pytest.raises(NoCopy, match="图表"):
        public_copy(chart(series), "a.docx")


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (sheet('<row r="2"><c r="A2"><f>VLOOKUP(A1,B:B,1)</f></c></row>'), "a.xlsx", "没有计算结果"),
        (
            sheet(f'<row r="2" hidden="1">{cell("A2")}</row><row r="3"><c r="A3"><f>SUM(A1)</f></c></row>'),
            "a.xlsx",
            "隐藏的内容",
        ),
        (sheet('<row r="2"><c r="ZZZZ2"/></row>'), "a.xlsx", "列"),
        (sheet('<row r="2"><c r="A2" t="s"><v>7</v></c></row>'), "a.xlsx", "损坏"),
        (files.slides(SHOWN, hidden=1), "a.pptx", "没有可以公开的幻灯片"),
        (_opened("text", "<text:p><draw:object/></text:p>"), "a.odt", "对象"),
        (_opened("spreadsheet", ""), "a.odt", "不符"),
        (files.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "a.odt", "损坏"),
        (files.changed(_opened("text", ""), {"META-INF/manifest.xml": "<a:encryption-data/>"}), "a.odt", "密码"),
        (
            _opened(
                "spreadsheet",
                '<table:table-row><table:table-cell table:number-columns-repeated="99999999"/></table:table-row>',
            ),
            "a.ods",
            "列",
        ),
    ],
)
def test_what_cannot_be_shown_for_sure_is_refused(data: bytes, name: str, why: str) -> None:
    with pytest.raises(NoCopy, match=why) as error:
        public_copy(data, name)
    assert error.value.todo


def link(made: pikepdf.Pdf, **given: Any) -> pikepdf.Pdf:
    made.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], **given)])
    return made


def links(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(public_copy(data, "a.pdf").data)) as made:
        return [str(one.unparse(resolved=True)) for one in made.pages[0].obj.get("/Annots", ())]


def test_links_of_a_pdf_lead_to_public_places_or_its_own_pages() -> None:
    (web,) = links(
        written(link(page(), A=Dictionary(S=Name.URI, URI=String("https://x.example/")), Contents=String(MARK)))
    )
    assert "https://x.example/" in web and MARK not in web
    made = page()
    (own,) = links(written(link(made, Dest=Array([made.pages[0].obj, Name.Fit]))))
    assert "/Fit" in own
    made = page()
    goes = Dictionary(S=Name.GoTo, D=Array([made.pages[0].obj, Name.Fit]))
    assert links(written(link(made, A=goes)))
    made = page()
    made.Root["/Dests"] = Dictionary(a=Array([made.pages[0].obj, Name.Fit]))
    assert links(written(link(made, Dest=Name.a)))
    for action in (
        Dictionary(S=Name.URI, URI=String("file:///etc/passwd")),
        Dictionary(S=Name.URI, URI=String("javascript:x")),
        Dictionary(S=Name.Launch, F=String("a.exe")),
        Dictionary(S=Name.JavaScript, JS=String("x")),
        Dictionary(S=Name.GoToR, F=String("//server/share")),
    ):
        assert links(written(link(page(), A=action))) == []


def layered(**default: Any) -> bytes:
    made = page("/OC /L BDC BT /F1 12 Tf 50 600 Td (geheim) Tj ET EMC BT /F1 12 Tf 50 700 Td (xxxx) Tj ET")
    group = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("a")))
    kind = default.pop("member", None)
    own = group if kind is None else made.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([group]), P=Name(kind)))
    made.pages[0].obj.Resources["/Properties"] = Dictionary(L=own)
    given = {f"/{name}": Array([group]) if value is True else value for name, value in default.items()}
    made.Root["/OCProperties"] = Dictionary(OCGs=Array([group]), D=Dictionary(given))
    return written(made)


@pytest.mark.parametrize(
    ("default", "seen"),
    [
        ({}, True),
        ({"OFF": True}, False),
        ({"BaseState": Name.OFF}, False),
        ({"BaseState": Name.OFF, "ON": True}, True),
        ({"OFF": True, "member": "/AnyOn"}, False),
        ({"OFF": True, "member": "/AllOn"}, False),
        ({"OFF": True, "member": "/AnyOff"}, True),
        ({"OFF": True, "member": "/AllOff"}, True),
        ({"member": "/AnyOff"}, False),
    ],
)
def test_a_layer_is_seen_as_the_file_opens(default: dict[str, Any], seen: bool) -> None:
    text = told(layered(**default), "a.pdf")
    assert ("geheim" in text, "xxxx" in text) == (seen, True)


@pytest.mark.parametrize(
    ("drawing", "seen"),
    [
        ("0 g 40 640 200 30 re f 1 g BT /F1 12 Tf 50 650 Td (geheim) Tj ET", True),
        ("1 g 40 640 200 30 re f BT /F1 12 Tf 50 650 Td (geheim) Tj ET", False),
        ("0 0 1 rg 40 640 m 90 640 l 90 670 l h f 1 1 1 rg BT /F1 12 Tf 50 650 Td (geheim) Tj ET", True),
        ("q 50 0 0 50 40 640 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q 1 g BT /F1 12 Tf 50 650 Td (geheim) Tj ET", True),
        ("1 g q 0 g Q BT /F1 12 Tf 50 650 Td (geheim) Tj ET", False),
        ("1 g 1 Tr BT /F1 12 Tf 50 650 Td (geheim) Tj ET 0 Tr 0 g", True),
        ("q 40 640 200 30 re W n BT /F1 12 Tf 50 650 Td (geheim) Tj ET Q", True),
        ("q 40 340 200 30 re W n BT /F1 12 Tf 50 650 Td (geheim) Tj ET Q", False),
        ("q 40 340 200 30 re W n Q BT /F1 12 Tf 50 650 Td (geheim) Tj ET", True),
        ("q 1 0 0 1 0 300 cm 40 340 200 30 re W n BT /F1 12 Tf 50 350 Td (geheim) Tj ET Q", True),
    ],
)
def test_letters_are_seen_on_a_ground_of_another_colour_and_inside_of_a_clip(drawing: str, seen: bool) -> None:
    text = told(written(page(f"{drawing} 0 g BT /F1 12 Tf 50 700 Td (xxxx) Tj ET")), "a.pdf")
    assert ("geheim" in text, "xxxx" in text) == (seen, True)


def test_a_text_in_a_layer_that_is_off_leaves_its_line_where_it_was() -> None:
    made = page("BT /F1 10 Tf 0 700 Td 3 Tr (geheim) Tj 0 Tr (xxxx) Tj ET")
    made.pages[0].obj.Resources.Font.F1["/FirstChar"] = 0
    made.pages[0].obj.Resources.Font.F1["/Widths"] = Array([600] * 256)
    with pikepdf.open(io.BytesIO(public_copy(written(made), "a.pdf").data)) as copy:
        drawing = copy.pages[0].obj.Contents.read_bytes()
    assert b"-3600" in drawing and b"geheim" not in drawing


@pytest.mark.parametrize(
    ("field_", "why"),
    [
        (Dictionary(FT=Name.Tx, T=String("a"), V=String(MARK)), "没有固定在页面上"),
        (Dictionary(FT=Name.Ch, T=String("a"), V=String(MARK)), "没有固定在页面上"),
    ],
)
def test_a_field_that_nothing_draws_is_refused(field_: pikepdf.Dictionary, why: str) -> None:
    made = page()
    field_["/Subtype"], field_["/Rect"] = Name.Widget, Array([0, 0, 9, 9])
    own = made.make_indirect(field_)
    made.pages[0].obj.Annots = Array([own])
    made.Root["/AcroForm"] = Dictionary(Fields=Array([own]))
    with pytest.raises(NoCopy, match=why):
        public_copy(written(made), "a.pdf")


def test_a_dynamic_form_is_refused() -> None:
    with pytest.raises(NoCopy, match="XFA"):
        public_copy(written(page(AcroForm=Dictionary(XFA=String("a"), Fields=Array([])))), "a.pdf")


def test_a_stamp_is_drawn_and_its_words_are_gone() -> None:
    made = page()
    drawn = made.make_stream(b"0 0 9 9 re f")
    drawn["/Type"], drawn["/Subtype"], drawn["/BBox"] = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    stamp = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=[0, 0, 9, 9], Contents=String(MARK), AP=Dictionary(N=drawn)
    )
    made.pages[0].obj.Annots = Array([stamp])
    data = written(made)
    copy = public_copy(data, "a.pdf")
    assert copy.removed["comment"] == 1
    with pikepdf.open(io.BytesIO(copy.data)) as opened:
        assert "/Annots" not in opened.pages[0].obj
        assert any(
            b"re" in one.read_bytes() for one in opened.objects if isinstance(one, pikepdf.Stream) and "/BBox" in one
        )


def test_digests_and_what_is_gone_are_in_the_copy(tmp_path: Any) -> None:
    from generator.access.copies.shelf import Shelf
    from generator.base.digest import digest_bytes
    from generator.model.config import ATTACHMENT_TYPES
    from generator.model.public_copy import told as words

    data = files.word_with("comments")
    copy = Shelf(tmp_path / "shelf").copy(data, "a.docx", ATTACHMENT_TYPES)
    assert (copy.original, copy.digest) == (digest_bytes(data), digest_bytes(copy.data))
    assert "批注 1 处" in words(copy.removed)[0]


def pages(count: int) -> bytes:
    made = pikepdf.new()
    for _ in range(count):
        made.add_blank_page(page_size=(9, 9))
    return written(made)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", b"a\n" * 200_001, "200000 行"),
        ("a.csv", b"," * 16_384, "16384 列"),
        ("a.json", b"[" * 300 + rb'"\u0041"' + b"]" * 300, "嵌套太深"),
        ("a.zip", files.zipped({f"{number}.txt": "a" for number in range(2_001)}), "2001 个文件"),
        ("a.docx", files.zipped({f"{number}.xml": "a" for number in range(5_001)}), "5001 个文件"),
        ("a.pdf", pages(2_001), "2000 页"),
        ("a.xlsx", sheet("".join(f'<row r="{number}"/>' for number in range(2, 200_003))), "200000 行"),
        ("a.pptx", files.slides(*[SHOWN] * 2_001), "2000 张"),
    ],
    ids=["rows", "columns", "depth", "files", "parts", "pages", "rows of a sheet", "slides"],
)
def test_a_limit_that_is_passed_is_an_error(name: str, data: bytes, why: str) -> None:
    with pytest.raises(NoCopy, match=why) as error:
        public_copy(data, name)
    assert (error.value.code, "拆成" in error.value.todo or "压缩包" in error.value.todo) == ("ATT-UNREADABLE", True)
