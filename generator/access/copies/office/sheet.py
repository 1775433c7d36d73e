"""A workbook -> its shown sheets by their shown values: no hidden sheet, row or column, no formula, cache, link,
name."""

from __future__ import annotations

import re
from typing import Any

from generator.access.copies.office.cells import CellStyles, column_name, column_of, shown_cells
from generator.access.copies.office.drawn import FORMS, drawing
from generator.access.copies.office.names import q, short
from generator.access.copies.office.package import FileFormat, OfficeForm, Package, Part
from generator.access.copies.office.scrub import chosen, each, remove
from generator.access.copies.refused import COLUMNS, ROWS, NoCopy, too_large
from generator.base.words import words

_BOOK = frozenset(("s:workbookPr", "s:bookViews", "s:sheets", "s:definedNames"))
_SHEET = frozenset(
    words(
        "s:sheetPr s:dimension s:sheetViews s:sheetFormatPr s:cols s:sheetData s:autoFilter s:mergeCells "
        "s:conditionalFormatting "
        "s:hyperlinks s:printOptions s:pageMargins s:pageSetup s:headerFooter s:rowBreaks s:colBreaks s:drawing "
        "s:picture"
    )
)
_PRINTED = ("_xlnm.Print_Area", "_xlnm.Print_Titles")
_RANGE = re.compile(r"(?:'[^'\[\]]{1,31}'|[^'!\[\],]{1,31})!\$?[A-Z]{0,3}\$?\d{0,7}(?::\$?[A-Z]{0,3}\$?\d{0,7})?")
_SAFE = re.compile(r"[A-Za-z0-9_$:,.()<>=+*/&% -]{0,120}")
_ON = ("1", "true", "on")
_MERGED = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_CELLS = 2_000_000
_NARROW, _FLAT = 0.3, 1.0
"""A column's width in letters and a row's height in points below which nothing is seen."""


def _book(root: Any, package: Package, part: Part) -> None:
    """The list of sheets: those that are shown, in their order."""
    chosen(root)
    for node in list(root):
        if short(node.tag) not in _BOOK:
            remove(node)
    shown: list[str] = []
    numbers: dict[int, int] = {}
    for number, sheet in enumerate(each(root, "s:sheet")):
        relation = part.relations.get(sheet.get(q("r:id"), ""))
        hidden = sheet.get("state", "visible") != "visible"
        if hidden or relation is None or relation.kind not in ("worksheet", "chartsheet"):
            package.removed["hidden sheet"] += hidden
            remove(sheet)
            continue
        numbers[number] = len(shown)
        shown.append(sheet.get("name", ""))
    if not shown:
        raise NoCopy("工作簿里没有可以公开的工作表", "取消隐藏要公开的工作表，再保存")
    for view in each(root, "s:workbookView"):
        view.attrib.clear()
    for properties in each(root, "s:workbookPr"):
        kept = properties.get("date1904")
        properties.attrib.clear()
        if kept:
            properties.set("date1904", kept)
    _names(root, numbers)
    package.keep(part, "styles")
    package.keep(part, "theme")


def _names(root: Any, numbers: dict[int, int]) -> None:
    """Names that a workbook gives to cells are seen on no sheet; those that say what is printed stay."""
    for node in each(root, "s:definedName"):
        place = numbers.get(int(node.get("localSheetId", "-1")) if node.get("localSheetId", "").isdecimal() else -1)
        text = node.text or ""
        if node.get("name") in _PRINTED and place is not None and all(map(_RANGE.fullmatch, text.split(","))):
            name = node.get("name")
            node.attrib.clear()
            node.set("name", name)
            node.set("localSheetId", str(place))
        else:
            remove(node)
    for node in each(root, "s:definedNames"):
        if not len(node):
            remove(node)


def _sheet(root: Any, package: Package, part: Part) -> None:
    chosen(root)
    for node in list(root):
        if short(node.tag) not in _SHEET:
            package.removed["form"] += short(node.tag) in ("s:dataValidations", "s:controls", "s:oleObjects")
            remove(node)
    hidden = _hidden_columns(root)
    rows = each(root, "s:row")
    if len(rows) > ROWS:
        raise too_large(f"工作表超过 {ROWS} 行")
    styles = CellStyles.of(package)
    shared = _shared(package)
    zero = any(node.get("zeroHeight") in _ON for node in each(root, "s:sheetFormatPr"))
    covered = _covered(root)
    lost: set[int] = set()
    before = package.removed.copy()
    for row in rows:
        if _unseen(row, zero):
            package.removed["hidden row"] += any(short(cell.tag) == "s:c" and len(cell) for cell in row)
            for cell in list(row):
                remove(cell)
        else:
            lost |= shown_cells(row, hidden, package, styles, shared, covered)
    package.removed["hidden column"] += len(lost)
    changed = any(package.removed[kind] > before[kind] for kind in ("hidden row", "hidden column", "white text"))
    if changed and any(True for _ in root.iter(q("s:f"))):
        raise NoCopy("有公式还没有计算结果，又有隐藏的内容", "在 Excel 里打开，删去隐藏的内容，保存一次")
    _beside(root, package)
    drawing(root, package)


def _hidden_columns(root: Any) -> list[range]:
    found = []
    for node in each(root, "s:col"):
        first, last = node.get("min", "0"), node.get("max", "0")
        if not first.isdecimal() or not last.isdecimal() or int(last) > COLUMNS:
            raise too_large(f"工作表超过 {COLUMNS} 列")
        if node.get("hidden") in _ON or _nothing(node.get("width"), _NARROW):
            found.append(range(int(first), int(last) + 1))
    return found


def _unseen(row: Any, zero: bool) -> bool:
    if row.get("hidden") in _ON:
        return True
    height = row.get("ht")
    if height is None:
        return zero and row.get("hidden") is None
    return _nothing(height, _FLAT)


def _nothing(size: str | None, least: float) -> bool:
    """Whether a column or row is so small that nothing of it is seen."""
    try:
        return size is not None and float(size) < least
    except ValueError:
        return False


def _covered(root: Any) -> frozenset[str]:
    """The cells that lie below the first one of merged ones."""
    found: set[str] = set()
    for node in each(root, "s:mergeCell"):
        match = _MERGED.fullmatch(node.get("ref", ""))
        if not match:
            continue
        (left, top), (right, down) = (
            (column_of(one), int(row)) for one, row in (match.groups()[:2], match.groups()[2:])
        )
        if len(found) + (right - left + 1) * (down - top + 1) > _CELLS:
            raise too_large("合并的单元格太多")
        names = [column_name(number) for number in range(left, right + 1)]
        found |= {f"{name}{row}" for row in range(top, down + 1) for name in names} - {f"{match[1]}{match[2]}"}
    return frozenset(found)


def _shared(package: Package) -> list[Any]:
    """The texts that cells share."""
    main = package.main()
    path = next((one.target for one in package.relations(main).values() if one.kind == "sharedStrings"), "")
    if path not in package.parts:
        return []
    root = package.xml(path)
    chosen(root)
    return list(root.iter(q("s:si")))


def _beside(root: Any, package: Package) -> None:
    """What stands beside the cells: filters without what they look for, coloured cells by rules that tell nothing."""
    for node in each(root, "s:filterColumn", "s:sortState", "s:sheetCalcPr", "s:phoneticPr"):
        remove(node)
    for rule in each(root, "s:cfRule"):
        told = [*(node.text or "" for node in each(rule, "s:formula")), rule.get("text", "")]
        if any('"' in text or not _SAFE.fullmatch(text) or re.search(r"\d{6}", text) for text in told) or rule.get(
            "text"
        ):
            package.removed["formula"] += 1
            remove(rule)
    for node in each(root, "s:conditionalFormatting"):
        if not len(node):
            remove(node)
    for node in each(root, "s:hyperlink"):
        for name in ("tooltip", "display", "location"):
            node.attrib.pop(name, None)
        if node.get(q("r:id")) is None:
            remove(node)
    for node in each(root, "s:sheetPr"):
        node.attrib.clear()
    for node in each(root, "s:headerFooter"):
        for name, kind in (("differentOddEven", "even"), ("differentFirst", "first")):
            for inner in each(node, f"s:{kind}Header", f"s:{kind}Footer") if node.get(name) not in _ON else ():
                remove(inner)
        for name in list(node.attrib):
            if name not in ("differentOddEven", "differentFirst", "scaleWithDoc", "alignWithMargins"):
                del node.attrib[name]
    for node in each(root, "s:hyperlinks"):
        if not len(node):
            remove(node)
    for node in each(root, "s:pageSetup"):
        node.attrib.pop(q("r:id"), None)


def _styles(root: Any, _package: Package, _part: Part) -> None:
    """Formats of cells; their names and forms that no cell has go."""
    chosen(root)
    for node in each(root, "s:cellStyle"):
        if node.get("builtinId") is None:
            node.set("name", f"s{node.get('xfId', '0')}")
    used = {node.get("numFmtId") for node in each(root, "s:xf")}
    for node in each(root, "s:numFmt"):
        if node.get("numFmtId") not in used and short(node.getparent().tag) == "s:numFmts":
            remove(node)
    for node in each(root, "s:tableStyles", "s:colors"):
        remove(node)


def _drawn(root: Any, package: Package, _part: Part) -> None:
    chosen(root)
    drawing(root, package)


def _chart_sheet(root: Any, _package: Package, _part: Part) -> None:
    chosen(root)
    for node in list(root):
        if short(node.tag) not in ("s:drawing", "s:sheetViews", "s:pageMargins", "s:pageSetup"):
            remove(node)


_S = "application/vnd.openxmlformats-officedocument.spreadsheetml."
FORMAT = FileFormat(
    root=q("s:workbook"),
    main=OfficeForm("xl/", "workbook", _S + "sheet.main+xml", _book, only=True),
    forms={
        "worksheet": OfficeForm("xl/worksheets/", "sheet", _S + "worksheet+xml", _sheet),
        "chartsheet": OfficeForm("xl/chartsheets/", "sheet", _S + "chartsheet+xml", _chart_sheet),
        "styles": OfficeForm("xl/", "styles", _S + "styles+xml", _styles, only=True),
        "drawing": OfficeForm(
            "xl/drawings/", "drawing", "application/vnd.openxmlformats-officedocument.drawing+xml", _drawn
        ),
        **{kind: form("xl/") for kind, form in FORMS.items()},
    },
)
