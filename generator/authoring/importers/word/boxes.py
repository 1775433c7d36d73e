"""Text in drawings -> paragraphs behind the paragraph that anchors the drawing, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word import positions
from generator.authoring.importers.word.names import A, V, W, all_of, parents, text, within, words_run

TEXT_TAKEN = "text-taken"
"""Attribute, of no namespace and so of no format, of a drawing whose text was moved out of it."""
_NESTED = 20
"""Boxes within boxes; Word itself allows none."""


@dataclass(slots=True)
class Boxes:
    """texts: what stood in boxes, in their new order."""

    texts: list[str] = field(default_factory=list)


def moved(root: Element) -> Boxes:
    """Move the paragraphs of text boxes, in place: those of one paragraph as a reader takes them, row by row."""
    _art(root)
    boxes = Boxes()
    for _ in range(_NESTED):
        above = parents(root)
        anchored: dict[Element, list[Element]] = {}
        for box in all_of(root, "txbxContent"):
            if within(box, above, "txbxContent") is None and (paragraph := within(box, above, "p")) is not None:
                anchored.setdefault(paragraph, []).append(box)
        if not anchored:
            break
        for paragraph, found in anchored.items():
            order = positions.read_order([positions.of(box, above) for box in found])
            _placed(paragraph, [found[number] for number in order], above, boxes)
    return boxes


def _placed(paragraph: Element, found: list[Element], above: dict[Element, Element], boxes: Boxes) -> None:
    holder = above[paragraph]
    at = list(holder).index(paragraph) + 1
    for box in found:
        words = text(box)
        if words:
            boxes.texts.append(words)
        _marked(box, above)
        above[box].remove(box)
        for child in list(box):
            holder.insert(at, child)
            at += 1


def _marked(box: Element, above: dict[Element, Element]) -> None:
    """Say on the drawing that its text came along: what is left of it are frames."""
    node: Element | None = above[box]
    while node is not None and node.tag not in (f"{W}drawing", f"{W}pict", f"{W}object"):
        node = above.get(node)
    if node is not None:
        node.set(TEXT_TAKEN, "1")


def _art(root: Element) -> None:
    """Words drawn as shapes (WordArt of VML) and text bodies of other drawings as text boxes, in place."""
    above = parents(root)
    for node in [node for node in root.iter() if node.tag == f"{V}textpath" and node.get("string")]:
        box = SubElement(above[node], f"{W}txbxContent")
        for line in (node.get("string") or "").splitlines():
            SubElement(box, f"{W}p").append(words_run(line))
    for body in [node for node in root.iter() if node.tag.endswith("}txBody")]:
        box = SubElement(above[body], f"{W}txbxContent")
        for paragraph in body.iter(f"{A}p"):
            words = "".join(node.text or "" for node in paragraph.iter(f"{A}t"))
            SubElement(box, f"{W}p").append(words_run(words))
