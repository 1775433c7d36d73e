"""An OFD -> the text of its pages by lines, and what its properties and seals say."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from generator.checks.detectors.attachments.package import OfficePackage, local, texts
from generator.checks.detectors.attachments.parts import Contents, OfficePart

_ABOUT = ("Author", "Title", "Subject", "Abstract", "Keyword", "Creator", "CustomData", "FileName")
_WRITTEN = re.compile(rb"(?:[\x20-\x7e]|[\xe4-\xe9][\x80-\xbf]{2}){4,}")


def read(data: bytes, _name: str) -> Contents:
    """Read an OFD. Raises Unreadable, zipfile.BadZipFile."""
    package = OfficePackage(data)
    parts: list[OfficePart] = []
    for name in sorted(package.names):
        if name.lower().endswith(".xml"):
            root = package.xml(name)
            if root is not None:
                parts += _texts(root)
        elif name.lower().endswith((".esl", ".dat")):
            found = [run.decode("utf-8", "ignore") for run in _WRITTEN.findall(package.bytes_of(name))]
            parts.append(OfficePart("\n".join(found), "印章", visible=False))
    return Contents(tuple(part for part in parts if part.text.strip()))


def _texts(root: Element) -> list[OfficePart]:
    """Texts on one height are one line: programs cut a line into pieces as they like."""
    lines: dict[str, list[str]] = {}
    for node in root.iter():
        if local(node.tag) == "TextObject":
            boundary = (node.get("Boundary") or "0 0").split()
            lines.setdefault(boundary[1] if len(boundary) > 1 else "", []).extend(texts(node, "TextCode"))
    about = "\n".join(texts(root, *_ABOUT))
    return [
        OfficePart("\n".join("".join(line) for line in lines.values())),
        OfficePart(about, "文件属性", visible=False),
    ]
