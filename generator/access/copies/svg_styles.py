"""The styles of an SVG -> which of its elements nobody sees: not shown, transparent, without colour, without size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from generator.access.copies.refused import NoCopy

_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_CLASS = re.compile(r"(?:[a-zA-Z]+)?\.([\w-]+)")
_SAID = re.compile(r"([\w-]+)\s*:\s*([^;!]*)")
_NOTHING = re.compile(r"[+-]?0*\.?0*(?:px|pt|em|%|mm)?")
_NONE = ("none", "transparent")
_TEXTS = ("text", "tspan", "textPath")
_ASKED = ("display", "visibility", "opacity", "fill", "fill-opacity", "stroke", "font-size")


class Sheets:
    """The style sheets of a picture. Raises NoCopy for one that hides by more than the name of a class."""

    def __init__(self, root: Any) -> None:
        self._classes: dict[str, dict[str, str]] = {}
        for node in root.iter():
            if isinstance(node.tag, str) and node.tag.endswith("}style"):
                self._read("".join(node.itertext()))

    def _read(self, text: str) -> None:
        for selectors, written in _RULE.findall(text):
            said = _declared(written)
            names = [_CLASS.fullmatch(one.strip()) for one in selectors.split(",")]
            if not all(names) and (_hides(said) or ("font-size" in said and _zero(said["font-size"]))):
                raise NoCopy("样式里藏着看不见的内容", "在绘图程序里删去隐藏的图层，另存为“普通 SVG”，或改用 PNG")
            for name in names:
                if name:
                    self._classes.setdefault(name[1], {}).update(said)

    def hides(self, node: Any) -> bool:
        """Whether nothing of an element is seen."""
        said = {key: value for key in _ASKED if (value := node.get(key)) is not None}
        for name in node.get("class", "").split():
            said |= self._classes.get(name, {})
        said |= _declared(node.get("style", ""))
        text = node.tag.rpartition("}")[2] in _TEXTS
        return _hides(said) or (text and (_zero(said.get("font-size", "9")) or _blank(said)))


def _declared(written: str) -> dict[str, str]:
    return {name.lower(): value.strip().lower() for name, value in _SAID.findall(written)}


def _hides(said: Mapping[str, str]) -> bool:
    return (
        said.get("display") == "none"
        or said.get("visibility") in ("hidden", "collapse")
        or _zero(said.get("opacity", "1"))
    )


def _blank(said: Mapping[str, str]) -> bool:
    """Whether letters have neither a colour nor an outline."""
    filled = said.get("fill") not in _NONE and not _zero(said.get("fill-opacity", "1"))
    return not filled and said.get("stroke", "none") in _NONE


def _zero(value: str) -> bool:
    return bool(value.strip()) and _NOTHING.fullmatch(value.strip()) is not None
