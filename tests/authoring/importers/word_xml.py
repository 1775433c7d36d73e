"""Word files written element by element: what python-docx does not write, as Word and WPS write it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in _NAMES.items())
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
)


def word_file(
    path: Path, body: str, *, styles: str = "", parts: dict[str, bytes] | None = None, links: str = ""
) -> Path:
    """A file with that body (the content of ``w:body``). parts: more files of the package; links: more relations."""
    types = (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
    )
    files = {
        "[Content_Types].xml": types,
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        ),
        "word/document.xml": f"<w:document {_DECLARED}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {_DECLARED}>{_STYLES}{styles}</w:styles>",
        "word/_rels/document.xml.rels": _relations(
            f'<Relationship Id="rS" Type="{_OFFICE}/styles" Target="styles.xml"/>{links}'
        ),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    path.write_bytes(target.getvalue())
    return path


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def relation(identity: str, kind: str, target: str, *, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{identity}" Type="{_OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'


def t(text: str, form: str = "") -> str:
    """A run; form: the content of its ``w:rPr``."""
    properties = f"<w:rPr>{form}</w:rPr>" if form else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, form: str = "") -> str:
    """A paragraph; form: the content of its ``w:pPr``. What is no markup is a run of text."""
    properties = f"<w:pPr>{form}</w:pPr>" if form else ""
    return f"<w:p>{properties}{''.join(one if one.startswith('<') else t(one) for one in runs)}</w:p>"


def field(code: str, result: str | None = None, data: str = "") -> str:
    """A field of runs; without a result when None. data: ``w:ffData`` of a form field."""
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    parted = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + result if result is not None else ""
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
    return begin + code + parted + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def control(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def cell(text: str = "", properties: str = "", more: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text or not more else ''}{more}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    inner = "".join(one if one.startswith("<") else cell(one) for one in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inner}</w:tr>"


def table(*rows: str, columns: int = 3) -> str:
    widths = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{widths}</w:tblGrid>{''.join(rows)}</w:tbl>"


def shape(text: str, at: tuple[int, int] | None = None, size: tuple[int, int] = (900000, 300000)) -> str:
    """A text box of DrawingML as it stands in a group; at: its left and upper edge in EMU."""
    form = (
        f'<a:xfrm><a:off x="{at[0]}" y="{at[1]}"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
        if at is not None
        else ""
    )
    return (
        f"<wps:wsp><wps:spPr>{form}</wps:spPr><wps:txbx><w:txbxContent>{p(text)}</w:txbxContent></wps:txbx></wps:wsp>"
    )


def drawing(inner: str, *, at: tuple[int, int] | None = None, kind: str = "wordprocessingShape", alt: str = "") -> str:
    """A floating drawing; at: offsets from column and paragraph in EMU, none when the layout places it."""
    place = (
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{at[0]}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{at[1]}</wp:posOffset></wp:positionV>'
        if at is not None
        else ""
    )
    return (
        f'<w:drawing><wp:anchor>{place}<wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="d"{alt}/>'
        f'<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/{kind}">{inner}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def alternative(choice: str, fallback: str, requires: str = "wps") -> str:
    """Both branches in one run."""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def vml(text: str, style: str = "") -> str:
    box = f"<v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox>"
    return f'<w:pict><v:shape style="{style}">{box}</v:shape></w:pict>'


def picture(identity: str, alt: str = "") -> str:
    """An inline picture of its own."""
    described = f' descr="{escape(alt)}"' if alt else ""
    return (
        f'<w:drawing><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="3" name="p"{described}/><a:graphic>'
        f'<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">{pic(identity)}</a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )


def pic(identity: str) -> str:
    return (
        '<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identity}"/></pic:blipFill><pic:spPr/></pic:pic>'
    )
