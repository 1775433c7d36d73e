"""Breaks within a paragraph -> breaks that stand alone: what they part stays parted in bold text and in links."""

from __future__ import annotations

import copy
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word.names import W, all_of, parents, words_node

_BREAKS = (f"{W}br", f"{W}cr")
_HOLDERS = frozenset(f"{W}{name}" for name in ("r", "hyperlink"))
_SHOWN = frozenset(f"{W}{name}" for name in ("t", "sym", "drawing", "pict", "object", "noBreakHyphen"))


def parted(root: Element) -> None:
    """Every break in a plain run of its own, outside links, in place; a new page within a paragraph is a new line."""
    _initials(root)
    _plain_signs(root)
    for paragraph in all_of(root, "p"):
        shown = [node for node in paragraph.iter() if node.tag in _SHOWN or node.tag in _BREAKS]
        if any(node.tag in _BREAKS for node in shown):
            outer = _without_pages_at_the_edge(shown)
            pieces = [piece for child in paragraph for piece in _pieces(child, outer)]
            for child in list(paragraph):
                paragraph.remove(child)
            paragraph.extend(pieces)


def _without_pages_at_the_edge(shown: list[Element]) -> set[Element]:
    """New pages and columns before and after the text of a paragraph: they part nothing in it."""
    words = [at for at, node in enumerate(shown) if node.tag in _SHOWN]
    first, last = (words[0], words[-1]) if words else (len(shown), -1)
    return {
        node
        for at, node in enumerate(shown)
        if node.tag in _BREAKS and node.get(f"{W}type", "textWrapping") != "textWrapping" and not first < at < last
    }


def _pieces(node: Element, outer: set[Element]) -> list[Element]:
    """An element of a paragraph in as many as its breaks part it into, each break between them."""
    if node.tag in _BREAKS:
        line = Element(f"{W}r")
        SubElement(line, f"{W}br")
        return [] if node in outer else [line]
    if node.tag not in _HOLDERS or not any(inner.tag in _BREAKS for inner in node.iter()):
        return [node]
    form = node.find(f"{W}rPr") if node.tag == f"{W}r" else None
    done: list[Element] = []
    open_piece: Element | None = None
    for child in node:
        if child is form:
            continue
        for piece in _pieces(child, outer) if child.tag in _HOLDERS or child.tag in _BREAKS else [child]:
            if piece.tag == f"{W}r" and piece.find(f"{W}br") is not None:
                done.append(piece)
                open_piece = None
                continue
            if open_piece is None:
                open_piece = Element(node.tag, node.attrib)
                open_piece.extend([copy.deepcopy(form)] if form is not None else [])
                done.append(open_piece)
            open_piece.append(piece)
    return done


def _initials(root: Element) -> None:
    """A letter that is set large (``w:dropCap``) stands in a paragraph of its own: it begins the one below."""
    above = parents(root)
    for paragraph in all_of(root, "p"):
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        if frame is None or frame.get(f"{W}dropCap", "none") == "none":
            continue
        holder = above[paragraph]
        siblings = list(holder)
        at = siblings.index(paragraph)
        following = siblings[at + 1] if at + 1 < len(siblings) else None
        if following is None or following.tag != f"{W}p":
            continue
        start = 1 if following.find(f"{W}pPr") is not None else 0
        for offset, child in enumerate(child for child in list(paragraph) if child.tag != f"{W}pPr"):
            following.insert(start + offset, child)
        holder.remove(paragraph)


def _plain_signs(root: Element) -> None:
    """A hyphen that keeps a number together is one, that of a line's end is none; a tab to the margin is a tab."""
    above = parents(root)
    for node in all_of(root, "softHyphen"):
        above[node].remove(node)
    for node in all_of(root, "noBreakHyphen"):
        run = above[node]
        run[list(run).index(node)] = words_node("-")
    for node in all_of(root, "ptab"):
        run = above[node]
        run[list(run).index(node)] = Element(f"{W}tab")
