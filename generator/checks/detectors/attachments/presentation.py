"""A slide show -> the text of its slides and notes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.checks.detectors.attachments.package import OfficePackage, external_targets, local, properties, texts
from generator.checks.detectors.attachments.parts import Contents, OfficePart, Residue, Unreadable, cell
from generator.checks.detectors.attachments.pictures import photos


def read(data: bytes, _name: str) -> Contents:
    """Read .pptx and its like. Raises Unreadable, zipfile.BadZipFile."""
    package = OfficePackage(data)
    if "ppt/presentation.xml" not in package.names:
        raise Unreadable("文件已损坏，或内容与扩展名不符")
    parts: list[OfficePart] = []
    residues: list[Residue] = []
    for name in package.under("ppt/slides/"):
        root = package.xml(name)
        number = "".join(char for char in name.rpartition("/")[2] if char.isdecimal())
        hidden = root is not None and root.get("show") == "0"
        label = f"第{number}张幻灯片"
        parts.append(OfficePart("\n".join(_paragraphs(root)), label, visible=not hidden))
        parts += [OfficePart(rows, f"{label}的表格", table=True, visible=not hidden) for rows in _tables(root)]
        if hidden:
            residues.append(Residue("RES-DOCX", f"第{number}张幻灯片是隐藏的", f"hidden slide {number}"))
    for folder in ("ppt/slideLayouts/", "ppt/slideMasters/", "ppt/diagrams/", "ppt/charts/"):
        for name in package.under(folder):
            if found := "\n".join(texts(package.xml(name), "t", "v")):
                parts.append(OfficePart(found, "版式和图表"))
    for folder in ("ppt/notesSlides/", "ppt/comments/"):
        for name in package.under(folder):
            notes = "\n".join(texts(package.xml(name), "t", "text"))
            if notes.strip():
                parts.append(OfficePart(notes, "备注", visible=False))
    if targets := external_targets(package):
        parts.append(OfficePart("\n".join(targets), "链接", visible=False))
    more, people = properties(package, "RES-DOCX")
    shot, places = photos(package, "RES-DOCX")
    return Contents((*parts, *more, *shot), (*residues, *people, *places))


def _paragraphs(root: Element | None) -> Iterator[str]:
    """Paragraphs as lines: a number that is set in two runs is one."""
    for node in root.iter() if root is not None else ():
        if local(node.tag) == "p":
            yield "".join(texts(node, "t"))


def _tables(root: Element | None) -> Iterator[str]:
    for table in root.iter() if root is not None else ():
        if local(table.tag) == "tbl":
            rows = (node for node in table.iter() if local(node.tag) == "tr")
            yield "\n".join(
                "\t".join(cell(" ".join(texts(tc, "t"))) for tc in row if local(tc.tag) == "tc") for row in rows
            )
