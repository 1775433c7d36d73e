"""The styles of an OpenDocument file -> why what has one of them is not seen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from generator.access.copies.office.grounds import WHITE, Colour, alike, rgb
from generator.access.copies.open_names import q

_SIZE = re.compile(r"(-?[\d.]+)(pt|cm|mm|in|px|%)?")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "px": 0.75, "": 1.0}
_SMALL, _FLAT, _NARROW = 1.6, 1.0, 5
"""Points of a letter; points of a row or column; per cent of a letter's width."""


class OpenStyles:
    """All styles of a file. roots: of its parts; a style of text and one of paragraphs may have the same name."""

    def __init__(self, roots: Iterable[Any]) -> None:
        self._styles: Mapping[tuple[str, str], Any] = {
            (node.get(q("style:family"), ""), node.get(q("style:name"), "")): node
            for root in roots
            for node in root.iter(q("style:style"))
        }
        self._by_name = {name: node for (_, name), node in self._styles.items()}
        self.value = cache(self._value)

    def _value(self, family: str, name: str, attribute: str) -> str:
        """What a style says, by itself or by those from which it comes; "" for nothing."""
        for _ in range(20):
            node = self._styles.get((family, name))
            node = self._by_name.get(name) if node is None else node
            if node is None:
                return ""
            for inner in node:
                if (found := inner.get(q(attribute))) is not None:
                    return str(found)
            name = node.get(q("style:parent-style-name"), "")
        return ""

    def why_unseen(self, node: Any, family: str) -> str:
        """Kind of what an element of text is when nobody sees it, "" when it is seen."""
        name = node.get(q("text:style-name"), "") if family != "table-cell" else node.get(q("table:style-name"), "")
        if not name:
            return ""
        if self.value(family, name, "text:display") == "none":
            return "hidden text"
        if 0 <= points(self.value(family, name, "fo:font-size"), 99) < _SMALL:
            return "hidden text"
        scale = self.value(family, name, "style:text-scale").rstrip("%")
        if scale.isdecimal() and int(scale) <= _NARROW:
            return "hidden text"
        return "white text" if alike(_colour(self.value(family, name, "fo:color")), self._ground(node)) else ""

    def _ground(self, node: Any) -> Colour | None:
        """The colour behind an element, as far as the styles around it tell."""
        for one in (node, *node.iterancestors()):
            for attribute, family in (("text:style-name", ""), ("table:style-name", ""), ("drawing:style-name", "")):
                name = one.get(q(attribute), "")
                value = self.value(family, name, "fo:background-color") if name else ""
                if value and value != "transparent":
                    return _colour(value)
            if one.tag in (q("drawing:text-box"), q("drawing:custom-shape")):
                return None
        return WHITE

    def flat(self, node: Any, family: str, attribute: str) -> bool:
        """Whether a row or column has no size."""
        return points(self.value(family, node.get(q("table:style-name"), ""), attribute), 99) < _FLAT


def _colour(value: str) -> Colour | None:
    return rgb(value[1:]) if value.startswith("#") else None


def points(value: str, usual: float) -> float:
    """ "1.5cm" -> points."""
    match = _SIZE.fullmatch(value.strip())
    if not match or match[2] == "%":
        return usual
    try:
        return float(match[1]) * _POINTS[match[2] or ""]
    except ValueError:
        return usual
