"""Formulas (OMML) -> one line of text: a fraction as (a+b)/c, powers and indices set high and low, a root as √(x)."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word.names import M, W, parents, words_node

_SIMPLE = re.compile(r"[\w.%°′]+|√.|\([^()]*\)")
_LEVEL = {"sup": "superscript", "sub": "subscript"}
_SKIPPED = frozenset(
    f"{M}{name}" for name in ("ctrlPr", "rPr", "fPr", "radPr", "sSupPr", "sSubPr", "naryPr", "dPr", "mPr")
)

Piece = tuple[str, str]
"""Text, and how it is set: "" on the line, ``superscript`` or ``subscript``."""


def as_text(root: Element) -> list[str]:
    """Write every formula into a run beside it, in place; gives their texts."""
    above = parents(root)
    found: list[str] = []
    for formula in [node for node in root.iter() if node.tag == f"{M}oMath"]:
        pieces = _joined(_inner(formula))
        found.append("".join(words for words, _ in pieces))
        parent = above[formula]
        at = list(parent).index(formula)
        parent.remove(formula)
        for offset, (words, form) in enumerate(pieces):
            run = Element(f"{W}r")
            if form:
                SubElement(SubElement(run, f"{W}rPr"), f"{W}vertAlign", {f"{W}val": form})
            run.append(words_node(words))
            parent.insert(at + offset, run)
    for wrapper in [node for node in root.iter() if node.tag == f"{M}oMathPara"]:
        _unwrapped(wrapper, above, parents(root))
    return [words for words in found if words]


def _unwrapped(wrapper: Element, above: dict[Element, Element], now: dict[Element, Element]) -> None:
    """A formula on a line of its own is a run, or a paragraph where no paragraph holds it."""
    holder = now[wrapper]
    runs = [child for child in wrapper if child.tag == f"{W}r"]
    at = list(holder).index(wrapper)
    holder.remove(wrapper)
    if holder.tag == f"{W}p" or holder.tag in (f"{W}hyperlink", f"{W}r"):
        for offset, run in enumerate(runs):
            holder.insert(at + offset, run)
    else:
        paragraph = Element(f"{W}p")
        paragraph.extend(runs)
        holder.insert(at, paragraph)


def _joined(pieces: list[Piece]) -> list[Piece]:
    done: list[Piece] = []
    for words, form in pieces:
        if done and done[-1][1] == form:
            done[-1] = (done[-1][0] + words, form)
        elif words:
            done.append((words, form))
    return done


def _inner(node: Element) -> list[Piece]:
    pieces: list[Piece] = []
    for child in node:
        pieces.extend(_piece(child))
    return pieces


def _piece(node: Element) -> list[Piece]:
    kind = node.tag.removeprefix(M)
    if node.tag in _SKIPPED:
        return []
    if kind == "r" or node.tag == f"{W}r":
        return [("".join(part.text or "" for part in node if part.tag in (f"{M}t", f"{W}t")), "")]
    if kind == "f":
        mark = "/" if _setting(node, "fPr", "type") != "noBar" else " "
        return [(f"{_grouped(node, 'num')}{mark}{_grouped(node, 'den')}", "")]
    if kind == "rad":
        degree = "" if _setting(node, "radPr", "degHide") in ("1", "on", "true") else _flat(node, "deg")
        return [*([(degree, "superscript")] if degree else []), (f"√{_grouped(node, 'e')}", "")]
    if kind in ("sSup", "sSub", "sSubSup", "sPre"):
        base: list[Piece] = [(_flat(node, "e"), "")]
        marks: list[Piece] = [
            (_flat(node, part), _LEVEL[part]) for part in ("sub", "sup") if node.find(f"{M}{part}") is not None
        ]
        return [*marks, *base] if kind == "sPre" else [*base, *marks]
    if kind == "nary":
        sign = _setting(node, "naryPr", "chr") or "∫"
        marks = [(_flat(node, part), _LEVEL[part]) for part in ("sub", "sup")]
        return [(sign, ""), *((words, form) for words, form in marks if words), *_child(node, "e")]
    if kind == "d":
        opens, closes = _setting(node, "dPr", "begChr", "("), _setting(node, "dPr", "endChr", ")")
        parts = [_joined(_inner(part)) for part in node.findall(f"{M}e")]
        middle: list[Piece] = []
        for number, part in enumerate(parts):
            middle += [*([(_setting(node, "dPr", "sepChr", "|"), "")] if number else []), *part]
        return [(opens, ""), *middle, (closes, "")]
    if kind in ("m", "eqArr"):
        rows = node.findall(f"{M}mr") if kind == "m" else node.findall(f"{M}e")
        texts = [
            " ".join(_text(_inner(cell)) for cell in (row.findall(f"{M}e") if kind == "m" else [row])) for row in rows
        ]
        return [("；".join(texts), "")]
    if kind in ("limLow", "limUpp"):
        return [*_child(node, "e"), (_flat(node, "lim"), "subscript" if kind == "limLow" else "superscript")]
    if kind == "func":
        return [*_child(node, "fName"), *_child(node, "e")]
    return _inner(node)


def _child(node: Element, name: str) -> list[Piece]:
    child = node.find(f"{M}{name}")
    return _inner(child) if child is not None else []


def _text(pieces: list[Piece]) -> str:
    return "".join(words if not form else f"{'^' if form == 'superscript' else '_'}{words}" for words, form in pieces)


def _flat(node: Element, name: str) -> str:
    return _text(_child(node, name))


def _grouped(node: Element, name: str) -> str:
    words = _flat(node, name)
    return words if _SIMPLE.fullmatch(words) else f"({words})"


def _setting(node: Element, properties: str, name: str, default: str = "") -> str:
    found = node.find(f"{M}{properties}/{M}{name}")
    return found.get(f"{M}val", "") if found is not None else default
