"""A run of Word text -> the colour of its letters and of the ground they stand on, as far as the file tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.access.copies.office.names import q, short

WHITE = (255, 255, 255)
Colour = tuple[int, int, int]
_NEAR = 12
"""Steps of 256 by which a reader does not tell colours apart."""
_PAGE = frozenset(("background1", "light1", "bg1", "lt1"))
_MARKERS = {
    "black": "000000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
    "red": "FF0000",
    "blue": "0000FF",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
}


def alike(one: Colour | None, other: Colour | None) -> bool:
    """Whether letters of one colour are not seen on a ground of another. None: not known, so they may be."""
    return one is not None and other is not None and all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def rgb(value: str) -> Colour | None:
    """ "FFFFFF" or "FFFFFFFF" (with alpha first) -> numbers; None for anything else."""
    digits = value[-6:]
    try:
        return (int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)) if len(digits) == 6 else None
    except ValueError:
        return None


def letters(mark: Any) -> Colour | None:
    """The colour that w:color says."""
    if mark is None:
        return None
    if mark.get(q("w:themeColor")) in _PAGE and mark.get(q("w:themeShade")) is None:
        return WHITE
    return None if mark.get(q("w:themeColor")) else rgb(mark.get(q("w:val"), ""))


def ground(around: Sequence[Any], run: Any) -> Colour | None:
    """The colour behind a run. around: properties of it, of its styles and paragraph, the nearest first. None: a shape
    or a style of tables may give it one."""
    for properties in (*around, *_tables(run)):
        if properties is None:
            return None
        for mark in properties.iter(q("w:highlight"), q("w:shd")):
            if (
                short(mark.getparent().tag) in ("w:rPr", "w:pPr", "w:tcPr", "w:tblPr")
                and mark.getparent() is properties
            ):
                known, colour = _filled(mark)
                if known:
                    return colour
    return WHITE


def _tables(run: Any) -> Iterator[Any]:
    """Properties of the cells and tables around a run; None for what may have any ground."""
    for node in run.iterancestors():
        name = short(node.tag)
        if name == "w:txbxContent":
            yield None
        elif name in ("w:tc", "w:tbl"):
            properties = node.find(q("w:tcPr" if name == "w:tc" else "w:tblPr"))
            if properties is not None:
                yield properties
                yield from [None] if properties.find(q("w:tblStyle")) is not None else []
        elif name == "w:document" and node.find(q("w:background")) is not None:
            yield None


def _filled(mark: Any) -> tuple[bool, Colour | None]:
    """Whether a mark says a ground, and which."""
    value = mark.get(q("w:val"), "")
    if short(mark.tag) == "w:highlight":
        return value != "none", rgb(_MARKERS.get(value, ""))
    if mark.get(q("w:themeFill")) or value not in ("clear", "solid", "nil", ""):
        return True, None
    fill = mark.get(q("w:color" if value == "solid" else "w:fill"), "auto")
    return fill != "auto" and value != "nil", rgb(fill)
