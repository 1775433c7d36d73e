"""A workbook's styles -> what each style that a cell may have does to its text (18.8.10, 18.8.22, 18.8.30, 18.8.45)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar
from xml.etree.ElementTree import Element

import msgspec

from generator.content.sheets.format_code import BUILT_IN
from generator.content.sheets.package import SheetPackage, all_of, local

_OFF = ("0", "false")
_WHITE = "FFFFFF"
_TINY = 2.0
"""Points of a font that nobody reads."""
_Known = TypeVar("_Known")


class CellStyle(msgspec.Struct, frozen=True):
    """code: of numbers. struck: with a line through it. unseen: in the colour of its ground, or too small to be
    seen."""

    code: str = "General"
    struck: bool = False
    unseen: bool = False


def cell_styles(package: SheetPackage, part: str) -> list[CellStyle]:
    """Styles in the order in which cells point at them. Raises UnopenedError."""
    root = package.xml(part)
    own = {node.get("numFmtId", ""): node.get("formatCode", "") for node in all_of(root, "numFmt")}
    fonts, fills = _children(root, "fonts"), _children(root, "fills")
    struck = [any(node.get("val") not in _OFF for node in all_of(font, "strike")) for font in fonts]
    inks = [next(map(_colour, all_of(font, "color")), "") for font in fonts]
    tiny = [any(_size(node) < _TINY for node in all_of(font, "sz")) for font in fonts]
    grounds = [_ground(fill) for fill in fills]
    return [
        CellStyle(
            own.get(style.get("numFmtId", "")) or BUILT_IN.get(_number(style, "numFmtId"), "General"),
            _at(struck, _number(style, "fontId"), usual=False),
            _at(tiny, _number(style, "fontId"), usual=False)
            or _at(inks, _number(style, "fontId"), "") == _at(grounds, _number(style, "fillId"), _WHITE),
        )
        for style in _children(root, "cellXfs")
    ]


def _children(root: Element, name: str) -> list[Element]:
    return [node for group in _first(root, name) for node in group if local(node.tag) != "extLst"]


def _first(root: Element, name: str) -> Iterator[Element]:
    for node in root:
        if local(node.tag) == name:
            yield node
            return


def _colour(colour: Element) -> str:
    """Six hexadecimal digits; "" for a colour that is not known from the styles alone."""
    if colour.get("tint", "0") not in ("0", "0.0"):
        return ""
    if colour.get("theme") == "0" or colour.get("indexed") in ("1", "9"):
        return _WHITE
    return colour.get("rgb", "")[-6:].upper()


def _ground(fill: Element) -> str:
    """The colour of a fill, white for none; a pattern has no single one."""
    pattern = next(all_of(fill, "patternFill"), None)
    kind = pattern.get("patternType", "none") if pattern is not None else ""
    if pattern is None or kind not in ("none", "solid"):
        return "?"
    return _WHITE if kind == "none" else next(map(_colour, all_of(pattern, "fgColor")), "") or "?"


def _size(node: Element) -> float:
    try:
        return float(node.get("val", ""))
    except ValueError:
        return _TINY


def _number(style: Element, name: str) -> int:
    text = style.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _at(known: list[_Known], place: int, usual: _Known) -> _Known:
    return known[place] if place < len(known) else usual
