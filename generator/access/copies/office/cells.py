"""A row of a sheet -> its shown cells by value: results in the place of formulas, texts in the place of references."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from generator.access.copies.office.names import q, short
from generator.access.copies.office.scrub import remove
from generator.access.copies.refused import COLUMNS, NoCopy, damaged, too_large

if TYPE_CHECKING:
    from generator.access.copies.office.package import Package

_FUNCTIONS = "SUM AVERAGE COUNT COUNTA MAX MIN ROUND PRODUCT SUBTOTAL ABS INT"
_COUNTED = re.compile(
    rf"(?:(?:{'|'.join(_FUNCTIONS.split())})\("
    r"|\$?[A-Z]{1,3}\$?\d{1,7}|\d{1,9}(?:\.\d{1,6})?"
    r"|[-+*/(),:% ])*"
)
"""A formula that says nothing but how the sheet's own numbers are added up."""
_WHITE = frozenset(("FFFFFFFF", "00FFFFFF", "FFFFFF"))


class CellStyles:
    """Of each style of cells whether its values are seen."""

    def __init__(self, root: Any | None) -> None:
        self.unseen: dict[str, str] = {}
        if root is None:
            return
        formats = {node.get("numFmtId"): node.get("formatCode", "") for node in root.iter(q("s:numFmt"))}
        fonts = [_white_font(node) for group in root.iter(q("s:fonts")) for node in group]
        fills = [_ground(node) for group in root.iter(q("s:fills")) for node in group]
        for group in root.iter(q("s:cellXfs")):
            for number, form in enumerate(group):
                if formats.get(form.get("numFmtId"), "").replace(" ", "") in (";;;", ";;", ";;;;"):
                    self.unseen[str(number)] = "hidden text"
                elif _at(fonts, form.get("fontId")) and not _at(fills, form.get("fillId")):
                    self.unseen[str(number)] = "white text"

    @staticmethod
    def of(package: Package) -> CellStyles:
        """The styles of a package."""
        main = package.main()
        path = next((one.target for one in package.relations(main).values() if one.kind == "styles"), "")
        return CellStyles(package.xml(path) if path in package.parts else None)


def _white_font(font: Any) -> bool:
    colour = font.find(q("s:color"))
    return (
        colour is not None
        and (colour.get("rgb", "").upper() in _WHITE or colour.get("theme") == "0")
        and not colour.get("tint")
    )


def _ground(fill: Any) -> bool:
    pattern = fill.find(q("s:patternFill"))
    return pattern is None or pattern.get("patternType", "none") != "none"


def _at(flags: Sequence[bool], number: str | None) -> bool:
    return number is not None and number.isdecimal() and int(number) < len(flags) and flags[int(number)]


def column_of(reference: str) -> int:
    """ "B7" -> 2; 0 when there is none."""
    number = 0
    for char in reference:
        if not ("A" <= char <= "Z"):
            break
        number = number * 26 + ord(char) - 64
    return number


def shown_cells(
    row: Any, hidden: Sequence[range], package: Package, styles: CellStyles, shared: Sequence[Any]
) -> set[int]:
    """Leave in a row what is seen. Returns the hidden columns that held something. Raises NoCopy."""
    lost: set[int] = set()
    for place, cell in enumerate(list(row), 1):
        if short(cell.tag) != "s:c":
            remove(cell)
            continue
        column = column_of(cell.get("r", "")) or place
        if column > COLUMNS or place > COLUMNS:
            raise too_large(f"工作表超过 {COLUMNS} 列")
        if any(column in one for one in hidden):
            if len(cell):
                lost.add(column)
            remove(cell)
            continue
        why = styles.unseen.get(cell.get("s", "0"))
        if why and len(cell):
            package.removed[why] += 1
            _emptied(cell)
        elif len(cell):
            _by_value(cell, package, shared)
    return lost


def _emptied(cell: Any) -> None:
    for inner in list(cell):
        remove(inner)
    cell.attrib.pop("t", None)


def _by_value(cell: Any, package: Package, shared: Sequence[Any]) -> None:
    formula, value = cell.find(q("s:f")), cell.find(q("s:v"))
    for name in ("cm", "vm", "ph"):
        cell.attrib.pop(name, None)
    if formula is not None:
        if value is not None and value.text is not None:
            package.removed["formula"] += 1
            remove(formula)
        elif formula.attrib or not _COUNTED.fullmatch(formula.text or ""):
            raise NoCopy(f"单元格 {cell.get('r', '')} 的公式没有计算结果", "在 Excel 或 WPS 里打开，保存一次后再附上")
    if cell.get("t") == "s":
        _own_text(cell, value, shared)
    for text in cell.iter(q("s:rPh"), q("s:phoneticPr")):
        text.clear()


def _own_text(cell: Any, value: Any, shared: Sequence[Any]) -> None:
    """The text itself in the place of the number of a shared one, so that there are none that no cell has."""
    number = (value.text or "").strip() if value is not None else ""
    if not number:
        return
    if not number.isdecimal() or int(number) >= len(shared):
        raise damaged("工作表")
    text = deepcopy(shared[int(number)])
    text.tag = q("s:is")
    for inner in list(text):
        if short(inner.tag) in ("s:rPh", "s:phoneticPr"):
            text.remove(inner)
    cell.set("t", "inlineStr")
    cell.replace(value, text)
