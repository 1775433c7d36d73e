"""A Word file -> its paragraphs as they print, the pictures in them, the notes that they refer to."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.authoring.importers.accounting.account import Counted
from generator.authoring.importers.word.archive import WordPackage, opened

_LEFT_OUT = frozenset("del moveFrom rt Fallback sdtPr rPrChange pPrChange instrText delText".split())
"""Elements of a Word file in which nothing stands that prints."""
_MARKED = {
    "tr": ("trPr", ("del", "hidden")),
    "tc": ("tcPr", ("cellDel",)),
    "sdt": ("sdtPr", ("showingPlcHdr", "docPartObj")),
}
"""What may be there and not print: where it says so, and how."""
_PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_OFF = ("0", "false", "off")
_CONTENTS = "Table of Contents"


def counted(data: bytes) -> Counted | None:
    """What a Word file prints. Raises what zipfile and ElementTree raise for a damaged one."""
    package = opened(data)
    return _of_package(package) if isinstance(package, WordPackage) else None


def _of_package(package: WordPackage) -> Counted:
    styles = package.xml("word/styles.xml")
    hidden = _styles_with(styles, "vanish")
    contents = _contents_styles(styles)
    lines: list[str] = []
    pictures = 0
    notes: list[str] = []
    for name in _PARTS:
        root = package.xml(name)
        if root is None:
            continue
        shown = [root] if name == _PARTS[0] else [one for one in root if _note(one) in notes]
        for paragraph in (one for part in shown for one in _printing(part)):
            if _local(paragraph) == "p":
                if _style(paragraph, "pStyle") in contents:
                    continue
                text, seen, referred = _paragraph(paragraph, hidden)
                lines.append(text)
                pictures += seen
                notes += referred
    return Counted(tuple(lines), pictures, len(notes))


def _note(element: Element) -> str:
    """A note, or what refers to it, by kind and number; a note to which nothing refers (any more) is not printed."""
    number = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "id"), "")
    return f"{_local(element).removesuffix('Reference')} {number}"


def _paragraph(paragraph: Element, hidden: frozenset[str]) -> tuple[str, int, list[str]]:
    """What a paragraph prints, without the paragraphs of text boxes in it, which come by themselves."""
    text: list[str] = []
    pictures = 0
    notes: list[str] = []
    above = _style(paragraph, "pStyle") in hidden
    for child in _printing(paragraph, stop=("p",)):
        kind = _local(child)
        if kind != "r" or _vanishes(child, hidden, above):
            continue
        for piece in _printing(child, stop=("p", "r")):  # runs in a run (under a pinyin guide) come by themselves
            inner = _local(piece)
            text += [piece.text or ""] if inner == "t" and piece.tag.startswith("{") and "math" not in piece.tag else []
            pictures += inner in ("blip", "imagedata")
            notes += [_note(piece)] if inner in ("footnoteReference", "endnoteReference") else []
    return "".join(text), pictures, notes


def _printing(root: Element, stop: tuple[str, ...] = ()) -> Iterator[Element]:
    """The elements below one, but for those in what does not print, or below ``stop``."""
    waiting = list(reversed(root))
    while waiting:
        one = waiting.pop()
        kind = _local(one)
        if kind in _LEFT_OUT or kind in stop or (kind in _MARKED and _is_gone(one)):
            continue
        yield one
        waiting.extend(reversed(one))


def _is_gone(element: Element) -> bool:
    """Whether a row or cell was deleted or is hidden, or a content control holds its prompt or Word's contents."""
    properties, marks = _MARKED[_local(element)]
    found = (inner for part in element if _local(part) == properties for inner in part if _local(inner) in marks)
    return any(
        any(_value(one) == _CONTENTS for one in inner) if _local(inner) == "docPartObj" else _value(inner) not in _OFF
        for inner in found
    )


def _vanishes(run: Element, hidden: frozenset[str], above: bool) -> bool:
    """Whether a run is hidden: by what it says, else by its style or its paragraph's, which toggle each other."""
    look = next((part for part in run if _local(part) == "rPr"), None)
    own = next((part for part in (look if look is not None else ()) if _local(part) == "vanish"), None)
    if own is not None:
        return _value(own) not in _OFF
    styled = any(_local(part) == "rStyle" and _value(part) in hidden for part in (look if look is not None else ()))
    return above != styled


def _styles_with(styles: Element | None, kind: str) -> frozenset[str]:
    """Ids of styles that say ``kind`` of their text, by themselves or by what they are based on."""
    based: dict[str, str] = {}
    found: set[str] = set()
    for style in styles if styles is not None else ():
        identity = next((value for key, value in style.attrib.items() if key.endswith("styleId")), "")
        for part in style.iter():
            if _local(part) == kind and _value(part) not in _OFF:
                found.add(identity)
            elif _local(part) == "basedOn":
                based[identity] = _value(part)
    for _ in range(20):
        found |= {one for one, base in based.items() if base in found}
    return frozenset(found)


def _contents_styles(styles: Element | None) -> frozenset[str]:
    """Ids of the styles of Word's own table of contents."""
    return frozenset(
        value
        for style in (styles if styles is not None else ())
        for key, value in style.attrib.items()
        if key.endswith("styleId")
        and any(_local(part) == "name" and _value(part).lower().startswith("toc ") for part in style)
    )


def _style(paragraph: Element, kind: str) -> str:
    look = next((part for part in paragraph if _local(part) == "pPr"), None)
    return next((_value(part) for part in (look if look is not None else ()) if _local(part) == kind), "")


def _value(element: Element) -> str:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == "val"), "")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
