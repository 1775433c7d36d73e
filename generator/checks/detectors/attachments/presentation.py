"""A slide show -> the text of its slides and notes."""

from __future__ import annotations

from generator.checks.detectors.attachments.package import OfficePackage, external_targets, properties, texts
from generator.checks.detectors.attachments.parts import Contents, OfficePart, Residue, Unreadable
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
        parts.append(OfficePart("\n".join(texts(root, "t")), f"第{number}张幻灯片", visible=not hidden))
        if hidden:
            residues.append(Residue("RES-DOCX", f"第{number}张幻灯片是隐藏的", f"hidden slide {number}"))
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
