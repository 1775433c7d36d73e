"""A small writer of .docx files: the parts of the package as strings, so that any element can be said."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMES.items()) + ' mc:Ignorable="w14"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KINDS = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'


@dataclass(frozen=True, slots=True)
class WordParts:
    """What a file holds: the children of each part's root element, as XML."""

    body: str
    numbering: str = ""
    styles: str = ""
    settings: str = ""
    footnotes: str = ""

    def packed(self) -> bytes:
        """The .docx file."""
        parts = {
            "document": f"<w:body>{self.body}<w:sectPr/></w:body>",
            "styles": _NORMAL + self.styles,
            "numbering": self.numbering,
            "settings": self.settings,
            "footnotes": self.footnotes,
        }
        present = {name: inner for name, inner in parts.items() if inner}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", _content_types(present))
            archive.writestr("_rels/.rels", _relations({"word/document.xml": "officeDocument"}))
            others = {f"{name}.xml": name for name in present if name != "document"}
            archive.writestr("word/_rels/document.xml.rels", _relations(others))
            for name, inner in present.items():
                archive.writestr(f"word/{name}.xml", f"{_HEAD}<w:{name} {_DECLARED}>{inner}</w:{name}>")
        return target.getvalue()


def _content_types(names: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_KINDS}{name}{".main" * (name == "document")}+xml"/>'
        for name in names
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: dict[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (target, kind) in enumerate(targets.items(), 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{inner}</Relationships>'


def t(text: str, properties: str = "") -> str:
    """A run of text."""
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def numbered(number: int | None = None, level: int | None = None) -> str:
    """w:numPr; what is not given is left to the style."""
    place = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    which = "" if number is None else f'<w:numId w:val="{number}"/>'
    return f"<w:numPr>{place}{which}</w:numPr>"


def p(content: str, *, num: tuple[int, int] | None = None, style: str = "", mark: str = "", extra: str = "") -> str:
    """A paragraph of a text, or of runs when it begins with a tag. num: list and level. mark: what its mark has."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = numbered(*num) if num else ""
    ending = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    runs = content if content.startswith("<") or not content else t(content)
    return f"<w:p><w:pPr>{named}{listed}{extra}{ending}</w:pPr>{runs}</w:p>"


def lines(items: str, number: int, level: int = 0) -> str:
    """A paragraph for every character, all of one list and level."""
    return "".join(p(item, num=(number, level)) for item in items)


def level(place: int, form: str, text: str, *, start: int | None = 1, more: str = "", tail: str = "") -> str:
    """w:lvl in the schema's order. more: what stands between numFmt and lvlText; tail: what follows lvlText."""
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    shape = form if form.startswith("<") else f'<w:numFmt w:val="{form}"/>'
    return f'<w:lvl w:ilvl="{place}">{first}{shape}{more}<w:lvlText w:val="{escape(text)}"/>{tail}</w:lvl>'


def abstract(identity: int, *inner: str) -> str:
    """w:abstractNum."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{identity}">{kind}{"".join(inner)}</w:abstractNum>'


def num(identity: int, of: int, *overrides: str) -> str:
    """w:num: a list of an abstract list."""
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{"".join(overrides)}</w:num>'


def restarted(place: int, start: int = 1) -> str:
    """w:lvlOverride that starts a level anew."""
    return f'<w:lvlOverride w:ilvl="{place}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def style(identity: str, name: str, properties: str = "", *, based: str = "a", kind: str = "paragraph") -> str:
    """w:style with paragraph properties."""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{parent}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def table(*rows: tuple[str, ...], grid: int = 0) -> str:
    """A table of cells; a cell that is no XML yet is a text."""
    columns = '<w:gridCol w:w="2000"/>' * (grid or max(len(row) for row in rows))
    inner = "".join("<w:tr>" + "".join(_cell(item) for item in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{inner}</w:tbl>"


def _cell(item: str) -> str:
    if item.startswith("<w:tc>"):
        return item
    return f"<w:tc><w:tcPr/>{item if item.startswith('<w:p') else p(item)}</w:tc>"


def cell(content: str, properties: str = "") -> str:
    """A cell with properties."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content if content.startswith('<w:p') else p(content)}</w:tc>"


def simple(form: str = "decimal", text: str = "%1.", start: int | None = 1) -> str:
    """The numbering part of one list, number 1, of one level."""
    return abstract(0, level(0, form, text, start=start)) + num(1, 0)


TITLE = "岚清县公共停车场管理办法"


def titled(body: str, numbering: str = "", styles: str = "", *, footnotes: str = "") -> WordParts:
    """A file with a title above its text, as documents have one."""
    heading = p(TITLE, extra='<w:jc w:val="center"/>')
    return WordParts(heading + body, numbering, styles, footnotes=footnotes)
