"""An SVG -> its texts, each as one line however it is set, and what its attributes say."""

from __future__ import annotations

from xml.etree import ElementTree

from generator.checks.detectors.attachments.package import local
from generator.checks.detectors.attachments.parts import Contents, OfficePart, Unreadable
from generator.checks.detectors.attachments.plain import decode


def read(data: bytes, _name: str) -> Contents:
    """Read an SVG. Raises Unreadable."""
    text = decode(data)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable("文件内含不允许的实体声明")
    try:
        root = ElementTree.fromstring(text.encode())
    except ElementTree.ParseError:
        raise Unreadable("文件内部结构已损坏") from None
    lines = ["".join(node.itertext()) for node in root.iter() if local(node.tag) == "text"]
    names = [
        value for node in root.iter() for key, value in node.attrib.items() if local(key) in ("id", "class", "href")
    ]
    written = "\n".join(node.text or "" for node in root.iter() if local(node.tag) == "style")
    return Contents(
        (
            OfficePart("\n".join([*lines, "".join(lines)])),
            OfficePart("\n".join([*(name for name in names if len(name) < 400), written]), "名称和样式", visible=False),
        )
    )
