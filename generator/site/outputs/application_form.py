"""政府信息公开申请表 -> ``/apply/shenqingbiao.docx``: the form to fill in with Word or WPS, the same bytes for the same
form (ECMA-376: a package with one document part)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from html import escape

import msgspec

from generator.model.application_form import FILE, GROUPS, NOTES, TITLE, FormGroup, FormRow, received_at
from generator.model.site import Site
from generator.model.target import Target

_WIDTHS = (1700, 2900, 4600)
"""Of the three columns, in twentieths of a point: 16.2 cm, which A4 leaves between the margins below."""
_LINE = 454
"""Height of a line to write on: 8 mm."""
_OFFICE = "http://schemas.openxmlformats.org"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a ZIP file knows: the file tells nothing of when it was made."""


class Context(msgspec.Struct, frozen=True):
    """What the file says. office: (name, value) of where the county receives applications."""

    title: str
    groups: tuple[FormGroup, ...]
    notes: tuple[str, ...]
    office: tuple[tuple[str, str], ...]


def plan(site: Site) -> Iterator[Target]:
    """The one file."""
    context = Context(TITLE, GROUPS, NOTES, received_at(site.config))
    yield Target(path=FILE.lstrip("/"), maker="outputs.application_form", context=context)


def render(context: Context) -> bytes:
    """The bytes of the file. Its parts are stored as they are: how they would be packed differs between machines."""
    import zipfile  # which few builds need

    data = io.BytesIO()
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _document(context),
    }
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _DAY), text)
    return data.getvalue()


def _document(context: Context) -> str:
    office = "；".join(f"{name}：{value}" for name, value in context.office)
    notes = [*(f"{number}．{note}" for number, note in enumerate(context.notes, 1)), f"寄送：{office}"]
    body = "".join(
        (
            _paragraph(context.title, size=36, bold=True, centred=True),
            _paragraph(""),
            _table(context.groups),
            *(_paragraph(note, size=18) for note in ("说明", *notes)),
        )
    )
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1304" w:bottom="1021" w:left="1304" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    space = f"{_OFFICE}/wordprocessingml/2006/main"
    return f'{_HEAD}<w:document xmlns:w="{space}"><w:body>{body}{page}</w:body></w:document>'


def _paragraph(text: str, *, size: int = 21, bold: bool = False, centred: bool = False) -> str:
    """size: in half points."""
    place = '<w:jc w:val="center"/>' if centred else ""
    fonts = '<w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/>'
    looks = (
        f'{fonts}{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/><w:lang w:eastAsia="zh-CN"/>'
    )
    run = (
        f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>' if text else ""
    )
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0"/>{place}</w:pPr>{run}</w:p>'


def _table(groups: Sequence[FormGroup]) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    looks = (
        f'<w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    )
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{widths}</w:tblGrid>{''.join(_lines(groups))}</w:tbl>"


def _lines(groups: Iterable[FormGroup]) -> Iterator[str]:
    for group in groups:
        for number, row in enumerate(group.rows):
            title = f"{group.title}（{group.note}）" if group.note else group.title
            cells = (
                _cell(title if number == 0 else "", 0, joined="restart" if number == 0 else "continue"),
                _cell(row.label, 1),
                _cell(_to_tick(row), 2),
            )
            height = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{_LINE * row.tall}" w:hRule="atLeast"/></w:trPr>'
            yield f"<w:tr>{height}{''.join(cells)}</w:tr>"


def _to_tick(row: FormRow) -> str:
    return "　".join(f"□{choice}" for choice in row.choices)


def _cell(text: str, place: int, *, joined: str = "") -> str:
    """A cell of the column ``place``. joined: "restart" begins a cell over several rows, "continue" is in it."""
    merged = f'<w:vMerge w:val="{joined}"/>' if joined else ""
    looks = f'<w:tcW w:w="{_WIDTHS[place]}" w:type="dxa"/>{merged}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{_paragraph(text)}</w:tc>"
