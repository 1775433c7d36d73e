"""Small Word files made for the tests: python-docx with the few elements that it does not write itself."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def element(name: str, *children: object, **attributes: str) -> object:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made


def run(text: str, tag: str = "w:t", *properties: object) -> object:
    words = OxmlElement(tag)
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return element("w:r", *([element("w:rPr", *properties)] if properties else []), words)


def tracked(paragraph: Paragraph, kind: str, text: str) -> None:
    """Append a tracked change: ins, del, moveFrom or moveTo."""
    tag = "w:delText" if kind == "del" else "w:t"
    paragraph._p.append(element(f"w:{kind}", run(text, tag), id="7", author="tester"))


def hidden(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(text).font.hidden = True


def saved(document: Document, path: Path) -> Path:
    document.save(str(path))
    return path


def with_part(path: Path, changes: dict[str, bytes]) -> Path:
    """The package written again with parts replaced or added."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name, data in (parts | changes).items():
            fresh.writestr(name, data)
    path.write_bytes(target.getvalue())
    return path


def empty() -> Document:
    return docx.Document()
