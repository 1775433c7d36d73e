"""What stands in a line of a page: words as a browser spaces them, fields and blanks of forms, text set by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.authoring.importers import inline

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SPACE = re.compile(r"[ \t\r\n\f]+")
_BETWEEN = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])")


def text_lines(node: LexborNode) -> str:
    """The text of a node whose line ends show, its lines parted by BREAK."""
    pieces: list[str] = []
    for child in node.traverse(include_text=True):
        if child.tag == "br":
            pieces.append(inline.BREAK)
        elif child.tag == "-text":
            pieces.append(inline.safe(child.text_content or "").replace("\r", "").replace("\n", inline.BREAK))
    return "".join(pieces)


def field_text(node: LexborNode) -> str:
    """What a field of a form shows: its box, its value, or a blank to fill in."""
    kind = (node.attributes.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☑" if "checked" in node.attributes else "□"
    value = inline.safe((node.attributes.get("value") or "").strip())
    return (value or "____") if kind in ("text", "number", "date", "tel") else ""


def blank_of(text: str) -> str:
    """Underlined blanks are a blank to fill in; one alone parts words."""
    size = sum(2 if char == "\u3000" else 1 for char in text if char in " \u3000\xa0")
    return "_" * max(4, size) if size >= 2 else text


def words_of(node: LexborNode) -> str:
    """The words of a text node; a line end between two Han characters is no blank."""
    return inline.safe(_BETWEEN.sub("", node.text_content or ""))


def says(text: str) -> bool:
    """Whether a text shows anything: words, a picture or the number of a note."""
    return bool(inline.plain(text).strip()) or inline.IMAGE_ON in text or inline.FOOTNOTE in text


def tidy(text: str) -> str:
    """Runs of ASCII blanks are one blank, as a browser shows them; full-width ones stay for the cleaning steps."""
    return _SPACE.sub(" ", text).strip(" ")
