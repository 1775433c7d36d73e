"""Names of WordprocessingML (ECMA-376 part 1) as ElementTree writes them, and walks over its trees."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The namespace of strict OOXML, which is rewritten to the usual one before reading."""


def parents(root: Element) -> dict[Element, Element]:
    """Each element's parent; ElementTree keeps none."""
    return {child: parent for parent in root.iter() for child in parent}


def text(element: Element) -> str:
    """The visible text below an element, paragraphs parted by a blank."""
    pieces = []
    for node in element.iter():
        if node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in (f"{W}tab", f"{W}br", f"{W}p"):
            pieces.append(" ")
    return " ".join("".join(pieces).split())


def deleted_text(element: Element) -> str:
    """The text below an element, deleted text included."""
    return "".join(node.text or "" for node in element.iter() if node.tag in (f"{W}t", f"{W}delText")).strip()


def remove(element: Element, above: dict[Element, Element]) -> None:
    """Take an element out of its tree."""
    parent = above.get(element)
    if parent is not None and element in list(parent):
        parent.remove(element)


def unwrap(element: Element, above: dict[Element, Element]) -> None:
    """Put an element's children in its place."""
    parent = above[element]
    place = list(parent).index(element)
    children = list(element)
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(place + offset, child)
        above[child] = parent


def is_on(element: Element | None) -> bool | None:
    """A toggle property: None when absent, else whether it is switched on (w:val absent means yes)."""
    if element is None:
        return None
    return element.get(f"{W}val", "true").lower() not in ("0", "false", "off", "none")


def all_of(root: Element, *names: str) -> Iterator[Element]:
    """Every element of those names, collected first so that the tree may change."""
    tags = {f"{W}{name}" for name in names}
    return iter([node for node in root.iter() if node.tag in tags])
