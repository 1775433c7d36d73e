"""Parts of a Word package under their usual names, found by how the document refers to them.

Lists, styles and notes are found by relationship (ECMA-376 part 2, 9.3); ``numbering.xml`` may be called otherwise.
Every pass looks under the usual name, so that none is passed over, and a part that nothing refers to is none.
"""

from __future__ import annotations

import posixpath
from xml.etree import ElementTree

_RELATIONS = "word/_rels/document.xml.rels"
_KINDS = ("styles", "numbering", "footnotes", "endnotes", "comments")


def usual(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts with those kinds at ``word/<kind>.xml``. Raises ParseError when the relations are broken."""
    if _RELATIONS not in parts:
        return parts
    root = ElementTree.fromstring(parts[_RELATIONS])
    named: dict[str, bytes] = dict(parts)
    for relation in root:
        kind = relation.get("Type", "").rpartition("/")[2]
        target, name = _path(relation.get("Target", "")), f"word/{kind}.xml"
        # Only what is called .xml was looked through for entities when the package was opened.
        if kind not in _KINDS or target == name or target not in parts or not target.endswith(".xml"):
            continue
        named[name] = parts[target]
        named.pop(target, None)
        below = f"word/_rels/{posixpath.basename(target)}.rels"
        if below in parts:
            named[f"word/_rels/{kind}.xml.rels"] = parts[below]
        relation.set("Target", f"{kind}.xml")
        named[_RELATIONS] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return named


def _path(target: str) -> str:
    """A target as a name in the package: relative to ``word/``, or from its root."""
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("word", target))
