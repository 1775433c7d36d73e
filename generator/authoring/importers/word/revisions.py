"""Tracked changes -> the text as if all were accepted: insertions stay, deletions and moved-away text go."""

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
    return gone
