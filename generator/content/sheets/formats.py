"""A workbook's styles -> what each style that a cell may have does to its text (18.8.10, 18.8.22, 18.8.30, 18.8.45)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import msgspec

from generator.content.sheets.format_code import BUILT_IN
from generator.content.sheets.package import SheetPackage, all_of, local

_OFF = ("0", "false")


class CellStyle(msgspec.Struct, frozen=True):
    """code: of numbers. struck: with a line through it. pale: white on no ground, so that nobody sees it."""

    code: str = "General"
    struck: bool = False
    pale: bool = False


def cell_styles(package: SheetPackage, part: str) -> list[CellStyle]:
    """Styles in the order in which cells point at them. Raises UnopenedError."""
    root = package.xml(part)
    own = {node.get("numFmtId", ""): node.get("formatCode", "") for node in all_of(root, "numFmt")}
    fonts, fills = _children(root, "fonts"), _children(root, "fills")
    struck = [any(node.get("val") not in _OFF for node in all_of(font, "strike")) for font in fonts]
    white = [any(map(_is_white, all_of(font, "color"))) for font in fonts]
    ground = [any(node.get("patternType", "none") != "none" for node in all_of(fill, "patternFill")) for fill in fills]
    ground = [
        one or next(all_of(fill, "gradientFill"), None) is not None for one, fill in zip(ground, fills, strict=True)
    ]
    return [
        CellStyle(
            own.get(style.get("numFmtId", "")) or BUILT_IN.get(_number(style, "numFmtId"), "General"),
            _at(struck, _number(style, "fontId")),
            _at(white, _number(style, "fontId")) and not _at(ground, _number(style, "fillId")),
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


def _is_white(colour: Element) -> bool:
    """White by its name, by the old palette (9), or as the ground of the theme (0)."""
    return (
        colour.get("rgb", "").upper() in ("FFFFFFFF", "00FFFFFF")
        or colour.get("indexed") == "9"
        or (colour.get("theme") == "0" and colour.get("tint", "0") in ("0", "0.0"))
    )


def _number(style: Element, name: str) -> int:
    text = style.get(name, "0")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _at(flags: list[bool], place: int) -> bool:
    return place < len(flags) and flags[place]
