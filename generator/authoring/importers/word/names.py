"""Names of WordprocessingML (ECMA-376 part 1) as ElementTree writes them, and walks over its trees."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that the format itself uses
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The namespace of strict OOXML, which is rewritten to the usual one before reading."""

_SHOWN = 18
"""Characters of the text by which a place is named."""
_PLACES = 5
_LOOKED_FOR = 50


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


def words_run(words: str, properties: Element | None = None) -> Element:
    """A run of text, in the form of another run when its properties are given."""
    run = Element(f"{W}r")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    run.append(words_node(words))
    return run


def words_node(words: str) -> Element:
    """A ``w:t`` that keeps its blanks."""
    node = Element(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    node.text = words
    return node


def within(element: Element, above: dict[Element, Element], name: str) -> Element | None:
    """The nearest element of that name around an element, the element itself not counted."""
    found = above.get(element)
    while found is not None and found.tag != f"{W}{name}":
        found = above.get(found)
    return found


def place(element: Element, above: dict[Element, Element]) -> str:
    """Where an element stands, for a person: the beginning of its paragraph, else of the text before it."""
    paragraph = within(element, above, "p") if element.tag != f"{W}p" else element
    if paragraph is not None and (words := text(paragraph)):
        return f"“{_short(words)}”一段"
    node: Element | None = element if paragraph is None else paragraph
    while node is not None and (parent := above.get(node)) is not None:
        earlier = list(parent)[: list(parent).index(node)]
        if words := next((found for sibling in reversed(earlier) if (found := text(sibling))), ""):
            return f"“{_short(words, end=True)}”之后"
        node = parent
    return "文档开头"


def note(found: list[str], what: str, element: Element, above: dict[Element, Element]) -> None:
    """Add a thing and its place to a list; of hundreds only the first have their place looked for."""
    where = place(element, above) if len(found) < _LOOKED_FOR else "别处"
    found.append(f"{what}{where}")


def _short(words: str, *, end: bool = False) -> str:
    if len(words) <= _SHOWN:
        return words
    return "……" + words[-_SHOWN:] if end else words[:_SHOWN] + "……"


def places(found: Iterable[str]) -> str:
    """Several places in one line: the first few, each once."""
    known = list(dict.fromkeys(found))
    return "；".join(known[:_PLACES]) + (f" 等 {len(known)} 处" if len(known) > _PLACES else "")


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
