"""A row of a sheet -> its shown cells by value: results in the place of formulas, texts in the place of references."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from generator.access.copies.office.grounds import WHITE, Colour, alike, rgb
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
_QUOTES = re.compile(r"[\s\"]|\[[^\]]*\]|[_*\\].")
"""What a format of numbers has beside the signs that it shows: blanks, colours and conditions, gaps."""
_TINY = 2.0
"""Points of a font that nobody reads."""


class CellStyles:
    """Of each style of cells whether its values are seen. grounds: style -> colour behind its letters, None for one
    that is not known."""

    def __init__(self, root: Any | None) -> None:
        self.unseen: dict[str, str] = {}
        self.formats: dict[str, list[str]] = {}
        self.grounds: dict[str, Colour | None] = {}
        if root is None:
            return
        formats = {node.get("numFmtId"): node.get("formatCode", "") for node in root.iter(q("s:numFmt"))}
        fonts = [node for group in root.iter(q("s:fonts")) for node in group]
        fills = [_filled(node) for group in root.iter(q("s:fills")) for node in group]
        for group in root.iter(q("s:cellXfs")):
            for number, form in enumerate(group):
                self.formats[str(number)] = formats.get(form.get("numFmtId"), "").split(";")
                ground = self.grounds[str(number)] = _at(fills, form.get("fillId"), WHITE)
                why = unseen_font(_at(fonts, form.get("fontId"), None), ground)
                if why:
                    self.unseen[str(number)] = why

    def hides(self, cell: Any) -> str:
        """Kind of what a cell is when nobody sees its value, "" when it is seen."""
        style = cell.get("s", "0")
        return self.unseen.get(style, "") or (
            "hidden text" if _formatted_away(cell, self.formats.get(style, [])) else ""
        )

    @staticmethod
    def of(package: Package) -> CellStyles:
        """The styles of a package."""
        main = package.main()
        path = next((one.target for one in package.relations(main).values() if one.kind == "styles"), "")
        return CellStyles(package.xml(path) if path in package.parts else None)


def unseen_font(font: Any, ground: Colour | None) -> str:
    """Why letters of a font are not seen on a ground; "" when they are."""
    if font is None:
        return ""
    size, colour = font.find(q("s:sz")), font.find(q("s:color"))
    if size is not None and re.fullmatch(r"[01](?:\.\d+)?", size.get("val", "")) and float(size.get("val")) < _TINY:
        return "hidden text"
    return "white text" if colour is not None and alike(_colour(colour), ground) else ""


def _colour(node: Any) -> Colour | None:
    if node.get("tint"):
        return None
    if node.get("theme") == "0" or node.get("indexed") in ("1", "9"):
        return WHITE
    return rgb(node.get("rgb", ""))


def _filled(fill: Any) -> Colour | None:
    """The colour of a fill; None for a pattern of colours."""
    pattern = fill.find(q("s:patternFill"))
    kind = pattern.get("patternType", "none") if pattern is not None else "none" if not len(fill) else ""
    if kind == "none":
        return WHITE
    front = pattern.find(q("s:fgColor")) if pattern is not None and kind == "solid" else None
    return _colour(front) if front is not None else None


def _at(known: Sequence[Any], number: str | None, usual: Any) -> Any:
    return known[int(number)] if number is not None and number.isdecimal() and int(number) < len(known) else usual


def _formatted_away(cell: Any, sections: Sequence[str]) -> bool:
    """Whether a format of numbers shows nothing of the value: ";;;", "0;;" for what is below nought, "0;0;0;" for
    texts."""
    if len(sections) < 2:
        return False
    value = cell.find(q("s:v"))
    if cell.get("t", "n") in ("s", "str", "inlineStr"):
        return len(sections) > 3 and not _QUOTES.sub("", sections[3])
    try:
        number = float(value.text or "") if value is not None else None
    except ValueError:
        return False
    if number is None:
        return False
    at = 0 if number > 0 else 1 if number < 0 else min(2, len(sections) - 1 if len(sections) > 2 else 0)
    return not _QUOTES.sub("", sections[at])


def column_of(reference: str) -> int:
    """ "B7" -> 2; 0 when there is none."""
    number = 0
    for char in reference:
        if not ("A" <= char <= "Z"):
            break
        number = number * 26 + ord(char) - 64
    return number


def column_name(number: int) -> str:
    """2 -> "B"."""
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def shown_cells(
    row: Any, hidden: Sequence[range], package: Package, styles: CellStyles, shared: Sequence[Any], covered: Set[str]
) -> set[int]:
    """Leave in a row what is seen. covered: cells below merged ones.

    Returns the hidden columns that held something. Raises NoCopy."""
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
        why = styles.hides(cell) if len(cell) else ""
        if why or (len(cell) and (cell.get("r") in covered)):
            package.removed[why or "hidden text"] += 1
            _emptied(cell)
        elif len(cell):
            _by_value(cell, package, shared)
            _rich(cell, package, styles)
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
    shown = "s:is" if cell.get("t") in ("s", "inlineStr") else "s:v"
    for inner in list(cell):
        if short(inner.tag) in ("s:is", "s:v") and short(inner.tag) != shown:
            remove(inner)
    for text in cell.iter(q("s:rPh"), q("s:phoneticPr")):
        text.clear()


def _rich(cell: Any, package: Package, styles: CellStyles) -> None:
    """Take out runs of a text whose letters have the colour of the cell."""
    ground = styles.grounds.get(cell.get("s", "0"), WHITE)
    for run in list(cell.iter(q("s:r"))):
        properties = run.find(q("s:rPr"))
        why = unseen_font(properties, ground)
        if why:
            package.removed[why] += 1
            remove(run)


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
