"""Files in which the mark stands where no eye finds it, though the file says that it is shown: by style, ground, size,
place; and those of ``media``."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from tests.access.copies import media
from tests.access.copies.hiding import MARK, SHOWN, cell, page, sheet, word, written
from tests.checks.detectors import files

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BASE = "urn:oasis:names:tc:opendocument:xmlns:"
_OPEN = " ".join(
    [
        *(f'xmlns:{name}="{_BASE}{name}:1.0"' for name in ("office", "style", "text", "table")),
        f'xmlns:draw="{_BASE}drawing:1.0"',
        f'xmlns:fo="{_BASE}xsl-fo-compatible:1.0"',
        f'xmlns:svg="{_BASE}svg-compatible:1.0"',
    ]
)


def unseen() -> Iterator[tuple[str, str, bytes]]:
    """Where the mark is, the name of the file, its bytes."""
    yield from ((f"word {place}", "a.docx", data) for place, data in _word())
    yield from ((f"sheet {place}", "a.xlsx", data) for place, data in _sheet())
    yield from ((f"slides {place}", "a.pptx", data) for place, data in _slides())
    yield from ((f"text {place}", "a.odt", data) for place, data in _texts())
    yield from ((f"table {place}", "a.ods", data) for place, data in _tables())
    yield from ((f"svg {place}", "a.svg", data) for place, data in _drawings())
    yield from ((f"pdf {place}", "a.pdf", data) for place, data in _pdf())
    yield from media.pictures()
    yield from media.heard()


def _word() -> Iterator[tuple[str, bytes]]:
    def run(properties: str, paragraph: str = "") -> str:
        return f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{properties}</w:rPr><w:t>{MARK}</w:t></w:r></w:p>"

    def styled(properties: str) -> bytes:
        style = f'<w:style w:styleId="b"><w:rPr>{properties}</w:rPr></w:style>'
        style += '<w:style w:styleId="h"><w:basedOn w:val="b"/></w:style>'
        styles = f'<w:styles xmlns:w="{_W}">{style}</w:styles>'
        return word(run("", '<w:pStyle w:val="h"/>'), ("styles", "styles.xml"), **{"word__styles.xml": styles})

    yield "white by a style", styled('<w:color w:val="FFFFFF"/>')
    yield "small by a style", styled('<w:sz w:val="2"/>')
    yield "nearly white", word(run('<w:color w:val="FDFEFF"/>'))
    yield "white of the theme", word(run('<w:color w:val="auto" w:themeColor="background1"/>'))
    yield "black on black", word(run('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'))
    yield "marked black on black", word(run('<w:color w:val="000000"/><w:highlight w:val="black"/>'))
    yield "white on white", word(run('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>'))
    yield "narrow", word(run('<w:w w:val="1"/>'))
    yield "line of no height", word(run("", '<w:spacing w:line="2" w:lineRule="exact"/>'))
    yield "frame beside the page", word(run("", '<w:framePr w:x="-30000" w:y="0"/>'))
    row = '<w:tbl><w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr><w:tc>{}</w:tc></w:tr></w:tbl>'
    yield "row of no height", word(row.format(run("")))
    merged = "<w:tr><w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc></w:tr>"
    rows = merged.format(' w:val="restart"', "<w:p/>") + merged.format("", run(""))
    yield "merged cell", word(f"<w:tbl>{rows}</w:tbl>")
    head = f'<w:hdr xmlns:w="{_W}">{run("")}</w:hdr>'
    for kind in ("first", "even"):
        body = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="r1"/></w:sectPr>'
        yield f"head of {kind} pages", word(body, ("header", "header1.xml"), **{"word__header1.xml": head})
    space = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    named = f'<w:tbl><w:tblPr><w:tblCaption w:val="{MARK}"/><w:tblDescription w:val="{MARK}"/></w:tblPr><w:tr/></w:tbl>'
    yield "what a table says of itself", word(named)
    style = f'<w:style w:styleId="{MARK}"><w:name w:val="{MARK}"/></w:style>'
    styles = f'<w:styles xmlns:w="{_W}">{style}</w:styles>'
    yield (
        "name of a style",
        word(
            f'<w:p><w:pPr><w:pStyle w:val="{MARK}"/></w:pPr></w:p>',
            ("styles", "styles.xml"),
            **{"word__styles.xml": styles},
        ),
    )
    fonts = f'<w:rFonts w:ascii="{MARK}" w:eastAsia="{MARK}"/>'
    yield "name of a font", word(f"<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>甲</w:t></w:r></w:p>")
    levels = f'<w:abstractNum w:abstractNumId="1"><w:name w:val="{MARK}"/><w:styleLink w:val="{MARK}"/></w:abstractNum>'
    numbering = f'<w:numbering xmlns:w="{_W}">{levels}</w:numbering>'
    yield "name of a list", word("<w:p/>", ("numbering", "numbering.xml"), **{"word__numbering.xml": numbering})
    yield "formula between", word(f'<m:oMath xmlns:m="{space}"><m:r><m:t>{MARK}</m:t></m:r></m:oMath>')


def _sheet() -> Iterator[tuple[str, bytes]]:
    def styled(given: str, form: str = "General", font: str = "", fill: str = "") -> bytes:
        styles = (
            f'<styleSheet xmlns="{_S}"><numFmts><numFmt numFmtId="164" formatCode="{form}"/></numFmts><fonts><font/>'
            f"<font>{font}</font></fonts><fills><fill/><fill>{fill}</fill></fills><cellXfs><xf/>"
            '<xf numFmtId="164" fontId="1" fillId="1"/></cellXfs></styleSheet>'
        )
        parts = {"xl__styles.xml": styles}
        parts["xl___rels__workbook.xml.rels"] = files.related(
            ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
        )
        given = given.replace("<c ", '<c s="1" ', 1)
        return sheet(f'<row r="2">{given}</row>', **parts)

    yield "format without texts", styled(cell("A2"), "0;0;0;")
    yield "format without numbers", styled(f'<c r="A2"><v>{MARK[2:]}</v></c>', "&quot;&quot;;0")
    yield "white", styled(cell("A2"), font='<color rgb="FFFFFFFF"/>')
    yield (
        "black on black",
        styled(
            cell("A2"),
            font='<color rgb="FF000000"/>',
            fill='<patternFill patternType="solid"><fgColor rgb="FF000000"/></patternFill>',
        ),
    )
    yield "tiny letters", styled(cell("A2"), font='<sz val="1"/>')
    run = f'<r><rPr><color rgb="FFFFFFFF"/></rPr><t>{MARK}</t></r>'
    yield "white run", sheet(f'<row r="2"><c r="A2" t="inlineStr"><is><r><t>a</t></r>{run}</is></c></row>')
    yield "low row", sheet(f'<row r="2" ht="0.1" customHeight="1">{cell("A2")}</row>')
    yield (
        "merged cell",
        sheet(f'<row r="2">{cell("A2", "a")}{cell("B3")}</row>', '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>'),
    )
    yield "second value", sheet(f'<row r="2"><c r="A2"><v>1</v><is><t>{MARK}</t></is></c></row>')
    yield "other pages' heads", sheet(beside=f"<headerFooter><firstHeader>{MARK}</firstHeader></headerFooter>")


def _slides() -> Iterator[tuple[str, bytes]]:
    shape = (
        '<p:sp><p:spPr><a:xfrm{}><a:off x="{}" y="0"/><a:ext cx="10" cy="10"/></a:xfrm></p:spPr>'
        "<p:txBody><a:p><a:r>{}<a:t>" + MARK + "</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    clear = '<a:rPr><a:solidFill><a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr></a:solidFill></a:rPr>'
    for place, given in {
        "transparent": ("", 1, clear),
        "without colour": ("", 1, "<a:rPr><a:noFill/></a:rPr>"),
        "tiny": ("", 1, '<a:rPr sz="100"/>'),
        "turned outside": (' rot="2700000"', 90_000, ""),
    }.items():
        yield place, files.slides(SHOWN, more=shape.format(*given))


def _opened(kind: str, body: str, styles: str = "") -> bytes:
    inner = (
        f"<office:text><text:p>{SHOWN}</text:p>{body}</office:text>"
        if kind == "text"
        else '<office:spreadsheet><table:table table:name="a"><table:table-row>'
        f"<table:table-cell><text:p>{SHOWN}</text:p>"
        f"</table:table-cell></table:table-row>{body}</table:table></office:spreadsheet>"
    )
    content = (
        f"<office:document-content {_OPEN}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body>{inner}</office:body></office:document-content>"
    )
    return files.zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def _texts() -> Iterator[tuple[str, bytes]]:
    line = f'<text:p text:style-name="h">{MARK}</text:p>'

    def styled(properties: str) -> bytes:
        style = (
            f'<style:style style:name="b" style:family="paragraph"><style:text-properties {properties}/></style:style>'
        )
        return _opened(
            "text", line, style + '<style:style style:name="h" style:family="paragraph" style:parent-style-name="b"/>'
        )

    yield "hidden by a style", styled('text:display="none"')
    yield "white", styled('fo:color="#ffffff"')
    yield "tiny", styled('fo:font-size="1pt"')
    yield "narrow", styled('style:text-scale="1%"')
    yield "hidden section", _opened("text", f'<text:section text:display="none">{line}</text:section>')
    frame = (
        f'<text:p><draw:frame svg:x="-99cm" svg:width="1cm"><draw:text-box>{line}</draw:text-box></draw:frame></text:p>'
    )
    yield "frame beside the page", _opened("text", frame)
    yield (
        "source of a list of contents",
        _opened(
            "text",
            "<text:table-of-content><text:table-of-content-source><text:index-title-template>"
            f"{MARK}</text:index-title-template></text:table-of-content-source></text:table-of-content>",
        ),
    )
    yield (
        "comment",
        _opened("text", f"<text:p>a<office:annotation><text:p>{MARK}</text:p></office:annotation></text:p>"),
    )
    yield "change", _opened("text", f"<text:tracked-changes><text:p>{MARK}</text:p></text:tracked-changes>")
    yield "hidden text", _opened("text", f"<text:p>a<text:hidden-text>{MARK}</text:hidden-text></text:p>")
    members = {"meta.xml": f"<a>{MARK}</a>", "settings.xml": f"<a>{MARK}</a>", "Object 1/content.xml": f"<a>{MARK}</a>"}
    yield "parts beside it", files.changed(_opened("text", ""), dict(members))
    yield "attribute", _opened("text", f'<text:p text:annote="{MARK}" draw:name="{MARK}">a</text:p>')


def _tables() -> Iterator[tuple[str, bytes]]:
    given = f"<table:table-cell><text:p>{MARK}</text:p></table:table-cell>"
    yield (
        "row on demand",
        _opened("spreadsheet", f'<table:table-row table:visibility="collapse">{given}</table:table-row>'),
    )
    flat = '<style:table-row-properties style:row-height="0cm"/>'
    flat = f'<style:style style:name="z" style:family="table-row">{flat}</style:style>'
    yield (
        "row of no height",
        _opened("spreadsheet", f'<table:table-row table:style-name="z">{given}</table:table-row>', flat),
    )
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    column = f"{columns}<table:table-row><table:table-cell/>{given}</table:table-row>"
    yield "column", _opened("spreadsheet", column)
    covered = f"<table:covered-table-cell><text:p>{MARK}</text:p></table:covered-table-cell>"
    yield (
        "covered cell",
        _opened(
            "spreadsheet",
            f"<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>{covered}</table:table-row>",
        ),
    )
    yield (
        "formula",
        _opened(
            "spreadsheet",
            f'<table:table-row><table:table-cell table:formula="of:={MARK}">'
            "<text:p>1</text:p></table:table-cell></table:table-row>",
        ),
    )


def _drawings() -> Iterator[tuple[str, bytes]]:
    for place, inner in {
        "transparent": f'<text opacity="0">{MARK}</text>',
        "without colour": f'<text fill="none">{MARK}</text>',
        "no size": f'<text font-size="0">{MARK}</text>',
        "far outside": f'<text x="-9999">{MARK}</text>',
        "stored for nothing": f'<defs><g id="a"><text>{MARK}</text></g></defs>',
        "symbol for nothing": f'<symbol id="a"><text>{MARK}</text></symbol>',
        "class": f'<style>.a{{display:none}}</style><g class="a"><text>{MARK}</text></g>',
        "another language": f'<switch><text systemLanguage="en">{MARK}</text><text>a</text></switch>',
    }.items():
        yield (
            place,
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}<text>{SHOWN}</text></svg>'.encode(),
        )


def _pdf() -> Iterator[tuple[str, bytes]]:
    number, end = MARK[2:], "BT /F1 12 Tf 50 700 Td (xxxx) Tj ET"
    yield "beside the page", written(page(f"BT /F1 12 Tf -5000 0 Td ({number}) Tj ET {end}"))
    yield "too small", written(page(f"BT /F1 0.1 Tf 50 50 Td ({number}) Tj ET {end}"))
    yield "small by its matrix", written(page(f"q .01 0 0 .01 50 50 cm BT /F1 12 Tf ({number}) Tj ET Q {end}"))
    made = page(f"/G gs BT /F1 12 Tf 50 50 Td ({number}) Tj ET /H gs {end}")
    states = {"/G": pikepdf.Dictionary(ca=0), "/H": pikepdf.Dictionary(ca=1)}
    made.pages[0].obj.Resources["/ExtGState"] = pikepdf.Dictionary(states)
    yield "transparent", written(made)
    made = page(f"BT /F1 12 Tf 50 50 Td ({number}) Tj ET {end}")
    made.pages[0].obj["/CropBox"] = pikepdf.Array([0, 400, 595, 842])
    yield "cut off", written(made)
    yield "white on paper", written(page(f"q 1 g BT /F1 12 Tf 50 50 Td ({number}) Tj ET Q {end}"))
    yield "white by its inks", written(page(f"q 0 0 0 0 k BT /F1 12 Tf 50 50 Td ({number}) Tj ET Q {end}"))
    away = f"q 0 g 300 300 50 50 re f 1 1 1 rg BT /F1 12 Tf 50 50 Td ({number}) Tj ET Q {end}"
    yield "white beside a bar", written(page(away))
    yield "clipped", written(page(f"q 300 600 50 50 re W n BT /F1 12 Tf 20 20 Td ({number}) Tj ET Q {end}"))
    image = f"q 9 0 0 9 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G /Mark ({number}) ID a EI Q {end}"
    yield "entry of a picture in the drawing", written(page(image))
    yield "text as a number", written(page(f"({number}) 1 m 2 2 l S {end}"))
