"""Breaks within a paragraph -> breaks that stand alone: what they part stays parted in bold text and in links."""

from __future__ import annotations

import copy
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word.names import W, all_of, parents, words_node

_BREAKS = (f"{W}br", f"{W}cr")
_SHOWN = frozenset(f"{W}{name}" for name in ("t", "sym", "drawing", "pict", "object", "noBreakHyphen"))


def parted(root: Element) -> None:
    """Every break in a plain run of its own, outside links, in place; a new page within a paragraph is a new line."""
    _initials(root)
    _plain_signs(root)
    for paragraph in all_of(root, "p"):
        shown = [node for node in paragraph.iter() if node.tag in _SHOWN or node.tag in _BREAKS]
        breaks = [node for node in shown if node.tag in _BREAKS]
        if not breaks:
            continue
        above = parents(paragraph)
        for node in breaks:
            if node.get(f"{W}type", "textWrapping") != "textWrapping" and not _between(node, shown):
                above[node].remove(node)
            elif above[node].tag == f"{W}r":
                _alone(node, paragraph)


def _between(node: Element, shown: list[Element]) -> bool:
    at = next(place for place, other in enumerate(shown) if other is node)
    return any(other.tag in _SHOWN for other in shown[:at]) and any(other.tag in _SHOWN for other in shown[at:])


def _alone(node: Element, paragraph: Element) -> None:
    """Split everything between the break and its paragraph in two, and put the break between the halves."""
    above = parents(paragraph)
    inner = node
    while (parent := above.get(inner)) is not None and parent is not paragraph:
        second = Element(parent.tag, parent.attrib)
        if parent.tag == f"{W}r" and (form := parent.find(f"{W}rPr")) is not None:
            second.append(copy.deepcopy(form))
        at = list(parent).index(inner)
        for child in list(parent)[at + 1 :]:
            parent.remove(child)
            second.append(child)
        if inner is node:
            parent.remove(node)
        holder = above[parent]
        holder.insert(list(holder).index(parent) + 1, second)
        inner = parent
    line = Element(f"{W}r")
    SubElement(line, f"{W}br")
    paragraph.insert(list(paragraph).index(inner) + 1, line)


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
    """A hyphen that keeps a number together is a hyphen, one for the end of a line none; a tab to the margin is a tab."""
    above = parents(root)
    for node in all_of(root, "softHyphen"):
        above[node].remove(node)
    for node in all_of(root, "noBreakHyphen"):
        run = above[node]
        run[list(run).index(node)] = words_node("-")
    for node in all_of(root, "ptab"):
        run = above[node]
        run[list(run).index(node)] = Element(f"{W}tab")
