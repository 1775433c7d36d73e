"""Tracked changes -> the text as if all were accepted: insertions stay, deletions and moved-away text go.

So do the marks that end paragraphs: a deleted one joins its paragraph with the next, and a number goes with it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from generator.authoring.importers.word.names import W, all_of, deleted_text, parents, remove, text, unwrap

_GONE = ("del", "moveFrom")
_KEPT = ("ins", "moveTo")
_OLD_FORMATS = (
    "rPrChange",
    "pPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblPrExChange",
    "tblGridChange",
    "numberingChange",
)


def accepted(root: Element) -> tuple[list[str], list[str]]:
    """Accept every change in place. Gives the texts that went and the texts that stayed as insertions."""
    above = parents(root)
    gone = _deleted_rows(root, above)
    for element in all_of(root, *_OLD_FORMATS):
        remove(element, above)
    for element in all_of(root, *_GONE):
        if above.get(element) is None or above[element].tag in (f"{W}rPr", f"{W}trPr"):
            continue
        gone.append(deleted_text(element))
        remove(element, above)
    kept = []
    for element in all_of(root, *_KEPT):
        if above[element].tag in (f"{W}rPr", f"{W}trPr"):
            continue
        kept.append(text(element))
        unwrap(element, above)
    _join(root, above)
    return [item for item in gone if item], [item for item in kept if item]


def _deleted_rows(root: Element, above: dict[Element, Element]) -> list[str]:
    gone = []
    for row in all_of(root, "tr"):
        if row.find(f"{W}trPr/{W}del") is not None:
            gone.append(deleted_text(row))
            remove(row, above)
    for cell in all_of(root, "tc"):
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            gone.append(deleted_text(cell))
            remove(cell, above)
    for table in all_of(root, "tbl"):
        if table.find(f".//{W}tr") is None:
            remove(table, above)
    return gone


def _join(root: Element, above: dict[Element, Element]) -> None:
    """Paragraphs whose mark was deleted or moved away (17.13.5.15): what is left of them opens the next paragraph."""
    for paragraph in all_of(root, "p"):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        signs = [node for name in _GONE for node in (mark.findall(f"{W}{name}") if mark is not None else ())]
        if mark is None or not signs:
            continue
        for sign in signs:
            mark.remove(sign)
        following = _next(paragraph, above)
        if following is not None:
            _prepend(paragraph, following)
            remove(paragraph, above)
        elif not _holds(paragraph) and not _is_last(paragraph, above[paragraph]):
            remove(paragraph, above)


def _next(paragraph: Element, above: dict[Element, Element]) -> Element | None:
    """The paragraph right behind, past marks of bookmarks and the like; None before a table or the end."""
    siblings = list(above[paragraph])
    for node in siblings[siblings.index(paragraph) + 1 :]:
        if node.tag == f"{W}p":
            return node
        if node.tag == f"{W}sdt":
            inner = node.find(f"{W}sdtContent/*")
            return inner if inner is not None and inner.tag == f"{W}p" else None
        if node.tag in (f"{W}tbl", f"{W}sectPr"):
            return None
    return None


def _prepend(paragraph: Element, following: Element) -> None:
    """The joined paragraph is what its own mark says, the second one's; one that only held a blank line gives way."""
    contents = [child for child in paragraph if child.tag != f"{W}pPr"]
    properties = following.find(f"{W}pPr")
    if not _holds(following) and _holds(paragraph):
        own, mark = paragraph.find(f"{W}pPr"), properties.find(f"{W}rPr") if properties is not None else None
        if properties is not None:
            following.remove(properties)
        properties = own
        if own is not None:
            for old in own.findall(f"{W}rPr"):
                own.remove(old)
            # Whether the second mark is deleted too is still to be seen.
            if mark is not None:
                own.append(mark)
            following.insert(0, own)
    place = 0 if properties is None else 1
    for offset, child in enumerate(contents):
        paragraph.remove(child)
        following.insert(place + offset, child)


def _holds(paragraph: Element) -> bool:
    """Whether anything is to be seen in a paragraph: text, or a run that holds more than properties."""
    return any(node.tag not in (f"{W}r", f"{W}rPr") for run in paragraph.iter(f"{W}r") for node in run)


def _is_last(paragraph: Element, holder: Element) -> bool:
    """A cell must keep a paragraph."""
    return holder.tag == f"{W}tc" and len(holder.findall(f"{W}p")) == 1
