"""Parts of a Word package under other names (``document2.xml``) -> the usual ones, under which every pass looks.

What a part is, its relation says and not its name (ECMA-376 part 2, 6.5). Word itself writes ``document2.xml`` into
files that were edited in a browser. A part of footnotes under another name would pass unread by the passes that take
deleted and hidden text out.
"""

from __future__ import annotations

import posixpath
from xml.etree import ElementTree

_MAIN = "word/document.xml"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "[Content_Types].xml"


def usual(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts, those of a Word document under their usual names; as they are where their relations cannot be read."""
    try:
        return _usual(dict(parts))
    except (ElementTree.ParseError, ValueError, LookupError):
        return parts


def _usual(parts: dict[str, bytes]) -> dict[str, bytes]:
    main = next((target for kind, target in _relations(parts, "_rels/.rels", "") if kind == "officeDocument"), _MAIN)
    if main != _MAIN and posixpath.dirname(main) == "word" and main in parts and main.endswith(".xml"):
        _renamed(parts, main, _MAIN, "_rels/.rels", "")
    for kind, target in _relations(parts, "word/_rels/document.xml.rels", "word"):
        # Only what is called .xml was looked through for entities when the package was opened.
        if kind in _KINDS and target in parts and target != f"word/{kind}.xml" and target.endswith(".xml"):
            _renamed(parts, target, f"word/{kind}.xml", "word/_rels/document.xml.rels", "word")
    return parts


def _relations(parts: dict[str, bytes], name: str, folder: str) -> list[tuple[str, str]]:
    """Kind (the end of its type) and part of every relation within the package."""
    root = ElementTree.fromstring(parts[name]) if name in parts else ()
    return [
        (node.get("Type", "").rpartition("/")[2], _inside(node.get("Target", ""), folder))
        for node in root
        if node.get("TargetMode") != "External"
    ]


def _inside(target: str, folder: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _renamed(parts: dict[str, bytes], old: str, new: str, relations: str, folder: str) -> None:
    """A part and its own relations under another name, where it is named renamed too."""
    parts[new] = parts.pop(old)
    parts.pop(_own(new), None)
    if _own(old) in parts:
        parts[_own(new)] = parts.pop(_own(old))
    root = ElementTree.fromstring(parts[relations])
    for node in root.iter(_RELATIONS):
        if node.get("TargetMode") != "External" and _inside(node.get("Target", ""), folder) == old:
            node.set("Target", f"/{new}")
    parts[relations] = ElementTree.tostring(root)
    types = ElementTree.fromstring(parts[_TYPES])
    for node in list(types):
        if node.get("PartName") == f"/{new}":
            types.remove(node)
        elif node.get("PartName") == f"/{old}":
            node.set("PartName", f"/{new}")
    parts[_TYPES] = ElementTree.tostring(types)


def _own(name: str) -> str:
    return f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels"
