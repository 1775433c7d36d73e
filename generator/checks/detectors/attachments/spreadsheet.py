"""An Excel file -> the rows of every sheet, hidden ones too, and what lies behind them (``workbook``)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from xml.etree.ElementTree import Element

from generator.base.patterns import lazy_re
from generator.checks.detectors.attachments.package import OfficePackage, attribute, local, properties, texts
from generator.checks.detectors.attachments.parts import COLUMNS, ROWS, Contents, OfficePart, Residue, Unreadable, cell
from generator.checks.detectors.attachments.pictures import photos
from generator.checks.detectors.attachments.workbook import CODE, behind_sheets, some
from generator.checks.detectors.checksums import identity_check, identity_form

_LAYOUT = lazy_re(r'&(?:"[^"]*"|[A-Z]|[0-9]{1,2}(?![0-9]))')
"""Codes of headers and footers: left, centre, font, size."""
_QUOTED = lazy_re(r'"([^"]+)"')
_DAY_FORM = lazy_re(r"^(?!.*[#0?])(?=.*[ymd年月日])", re.IGNORECASE)
"""A number format of a day; one of an amount has the digits 0, # or ?."""
_BUILT_IN_DAYS = frozenset([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
"""Formats of days that a file need not define (ECMA-376 18.8.30, Chinese ones too)."""


def read(data: bytes, _name: str) -> Contents:
    """Read .xlsx and its like. Raises Unreadable, zipfile.BadZipFile."""
    package = OfficePackage(data)
    book = package.xml("xl/workbook.xml")
    if book is None:
        raise Unreadable("文件已损坏，或内容与扩展名不符")
    shared, days = _shared(package), _days(package)
    parts: list[OfficePart] = []
    residues: list[Residue] = []
    for title, state, member in _sheets(package, book):
        root = package.xml(member)
        if root is None:
            continue
        rows, hidden_rows, hidden_columns = _rows(root, shared, days)
        label = f"工作表“{title}”"
        if state in ("hidden", "veryHidden"):
            if rows:
                residues.append(Residue(CODE, f"{label}是隐藏的", f"hidden sheet {title}"))
            label += "（隐藏）"
        if hidden_rows:
            residues.append(
                Residue(CODE, f"{label}有隐藏的行（第 {some(hidden_rows)} 行）", f"hidden rows in sheet {title}")
            )
        if hidden_columns:
            residues.append(
                Residue(CODE, f"{label}有隐藏的列（{some(hidden_columns)} 列）", f"hidden columns in sheet {title}")
            )
        parts.append(OfficePart(rows, label, table=True, visible=state not in ("hidden", "veryHidden")))
        heads = texts(root, "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
        if heads:
            parts.append(OfficePart("\n".join(_LAYOUT.sub(" ", head) for head in heads), label + "的页眉页脚"))
        if written := _written(root):
            parts.append(OfficePart("\n".join(written), label + "的公式和可选值", visible=False))
    if titles := [title for title, _, _ in _sheets(package, book)]:
        parts.append(OfficePart("\n".join(titles), "工作表名称"))
    behind, more = behind_sheets(package, book)
    known, people = properties(package, CODE)
    shot, places = photos(package, CODE)
    return Contents((*parts, *behind, *known, *shot), (*residues, *more, *people, *places))


def _written(root: Element) -> list[str]:
    """What stands in quotes in a sheet's formulas, and the choices that its cells offer."""
    quoted = [quoted for text in texts(root, "f") for quoted in _QUOTED.findall(text)]
    return quoted + [choice for text in texts(root, "formula1", "formula2") for choice in text.strip('"').split(",")]


def _shared(package: OfficePackage) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    if root is None:
        return []
    return [
        "".join(t.text or "" for t in item.iter() if local(t.tag) == "t") for item in root if local(item.tag) == "si"
    ]


def _days(package: OfficePackage) -> frozenset[str]:
    """The styles of cells that show their number as a day."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return frozenset()
    own: Mapping[str, str] = {
        node.get("numFmtId", ""): re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", node.get("formatCode", ""))
        for node in root.iter()
        if local(node.tag) == "numFmt"
    }
    forms = [node.get("numFmtId", "") for cells in root if local(cells.tag) == "cellXfs" for node in cells]
    return frozenset(
        str(style)
        for style, form in enumerate(forms)
        if (form.isdecimal() and int(form) in _BUILT_IN_DAYS) or _DAY_FORM.search(own.get(form, ""))
    )


def _sheets(package: OfficePackage, book: Element) -> list[tuple[str, str, str]]:
    """Name, state and member of each sheet, in order."""
    relations = package.xml("xl/_rels/workbook.xml.rels")
    targets = {node.get("Id", ""): node.get("Target", "") for node in (relations if relations is not None else ())}
    sheets = []
    for node in book.iter():
        if local(node.tag) == "sheet":
            target = targets.get(attribute(node, "id"), "")
            member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            sheets.append((node.get("name", ""), node.get("state", "visible"), member))
    return sheets


def _rows(root: Element, shared: list[str], days: frozenset[str]) -> tuple[str, list[str], list[str]]:
    """The sheet as lines, cells apart by tabs; the hidden rows that hold something, the hidden columns that do."""
    hidden_columns = {
        number
        for node in root.iter()
        if local(node.tag) == "col" and attribute(node, "hidden") in ("1", "true")
        for number in range(int(attribute(node, "min") or 0), min(int(attribute(node, "max") or 0), COLUMNS) + 1)
    }
    lines: dict[int, str] = {}
    hidden: list[str] = []
    used: set[int] = set()
    for count, row in enumerate((node for node in root.iter() if local(node.tag) == "row"), 1):
        if count > ROWS:
            raise Unreadable(f"工作表超过 {ROWS} 行")
        number = int(row.get("r") or count)
        cells = _cells(row, shared, days)
        if any(cells.values()):
            used |= {column for column, text in cells.items() if text}
            lines[number] = "\t".join(cells.get(column, "") for column in range(1, max(cells) + 1))
            if row.get("hidden") in ("1", "true"):
                hidden.append(str(number))
    last = min(max(lines, default=0), ROWS)
    text = "\n".join(lines.get(number, "") for number in range(1, last + 1))
    return text, hidden, [_letters(number) for number in sorted(hidden_columns & used)]


def _cells(row: Element, shared: list[str], days: frozenset[str]) -> dict[int, str]:
    cells: dict[int, str] = {}
    for place, node in enumerate((node for node in row if local(node.tag) == "c"), 1):
        column = _column(node.get("r", "")) or place
        if column > COLUMNS:
            raise Unreadable(f"工作表超过 {COLUMNS} 列")
        kind = node.get("t", "n")
        value = "".join(
            part.text or "" for part in node.iter() if local(part.tag) in (("t",) if kind == "inlineStr" else ("v",))
        )
        if kind == "s" and value.isdecimal() and int(value) < len(shared):
            value = shared[int(value)]
        elif kind == "n" and node.get("s", "") in days and re.fullmatch(r"[0-9]{3,5}(?:\.[0-9]+)?", value):
            # Excel counts days from 30 December 1899, as anybody sees it who opens the file.
            value = (datetime.date(1899, 12, 30) + datetime.timedelta(int(float(value)))).isoformat()
        elif kind == "n" and re.fullmatch(r"[0-9.]+[Ee]\+?[0-9]{1,2}|[0-9]+\.0", value):
            # As many digits as are kept: a number of eighteen has lost some in a spreadsheet, and is told by the
            # others.
            value = _whole(f"{Decimal(value):.0f}") if len(value) < 40 else value
        cells[column] = cell(value)
    return cells


def _whole(number: str) -> str:
    """An identity number that was entered as a number: its last digits are lost, but whoever reads it knows whose it
    is."""
    if len(number) == 18 and identity_form(number):
        return next(
            (f"{number[:17]}{last}" for last in "0123456789X" if identity_check(f"{number[:17]}{last}")), number
        )
    return number


def _column(reference: str) -> int:
    number = 0
    for char in reference:
        if not char.isalpha():
            break
        number = number * 26 + ord(char.upper()) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
