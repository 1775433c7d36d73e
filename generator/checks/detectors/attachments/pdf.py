"""A PDF -> its text by pages, and what it carries beside them: author, annotations, attached files, scripts."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

from generator.base.authors import tells_somebody
from generator.checks.detectors.attachments.parts import Contents, OfficePart, Residue, Unreadable

PAGES = 2_000
"""What has more is not published (``access.copies``)."""
_CODE = "RES-PDF"
_SPEAKING = {"/Text", "/FreeText", "/Popup", "/Redact", "/FileAttachment", "/Stamp", "/Highlight", "/Caret", "/Ink"}


def read(data: bytes, _name: str) -> Contents:
    """Read a PDF. Raises Unreadable for one that is locked or broken."""
    import pypdf  # a heavy import, needed for PDF attachments alone

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read(pypdf.PdfReader(io.BytesIO(data)), data)
    except Unreadable:
        raise
    except Exception as error:  # pypdf raises whatever the bytes provoke; a broken file is the editor's news, not a bug
        raise Unreadable("PDF 已损坏或无法解析") from error


def _read(reader, data: bytes) -> Contents:  # type: ignore[no-untyped-def]  # pypdf is imported late
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("PDF 设有打开密码")
    parts: list[OfficePart] = []
    residues: list[Residue] = []
    notes: list[str] = []
    speaking = False
    for number, page in enumerate(reader.pages[:PAGES], 1):
        parts.append(OfficePart(page.extract_text() or "", f"第{number}页"))
        for reference in page.get("/Annots") or ():
            annotation = reference.get_object()
            if annotation.get("/Subtype") in _SPEAKING:
                speaking = True
                notes.append(str(annotation.get("/Contents") or ""))
            action = annotation.get("/A")
            if action is not None and action.get_object().get("/URI"):
                notes.append(str(action.get_object()["/URI"]))
    if speaking:
        residues.append(Residue(_CODE, "有批注", "annotations"))
    if notes:
        parts.append(OfficePart("\n".join(notes), "批注和链接", visible=False))
    if titles := list(_titles(reader.outline)):
        parts.append(OfficePart("\n".join(titles), "书签", visible=False))
    attached = list(reader.attachments)
    if attached:
        parts.append(OfficePart("\n".join(attached), "所附文件名", visible=False))
        residues.append(Residue(_CODE, f"夹带 {len(attached)} 个文件", f"{len(attached)} attached files"))
    root = reader.trailer["/Root"]
    if filled := list(_filled((root.get("/AcroForm") or {}).get("/Fields") or ())):
        parts.append(OfficePart("\n".join(filled), "表单"))
    if "/JavaScript" in (root.get("/Names") or {}) or "/JS" in (root.get("/OpenAction") or {}):
        residues.append(Residue(_CODE, "带有脚本", "scripts"))
    if root.get("/OCProperties"):
        residues.append(Residue(_CODE, "有可以隐藏的图层", "optional layers", light=True))
    if data.count(b"startxref") > 2:
        residues.append(Residue(_CODE, "保留着修改前的旧版本", "earlier versions of itself", light=True))
    return Contents((*parts, *_metadata(reader, residues)), tuple(residues))


def _filled(fields: Iterable[Any], depth: int = 0) -> Iterator[str]:
    """What stands in the fields of a form; they are drawn by the viewer and are no text of the page."""
    for field in (reference.get_object() for reference in fields):
        value = field.get("/V")
        values = value if isinstance(value, list) else [value]
        yield from (str(one) for one in values if isinstance(one, str) and not one.startswith("/"))
        if depth < 8:
            yield from _filled(field.get("/Kids") or (), depth + 1)


def _titles(outline: Iterable[Any]) -> Iterator[str]:
    """The titles of bookmarks, nested ones too."""
    for item in outline:
        if isinstance(item, list):
            yield from _titles(item)
        else:
            yield str(item.get("/Title") or "")


def _metadata(reader, residues: list[Residue]) -> list[OfficePart]:  # type: ignore[no-untyped-def]
    known = {str(key): str(value) for key, value in (reader.metadata or {}).items() if value}
    author = known.get("/Author", "")
    if tells_somebody(author):
        shown = author[:1] + "*" * (len(author) - 1)
        residues.append(
            Residue(
                _CODE, f"文件属性里有作者姓名（{shown}）", f"an author's name in its properties ({shown})", light=True
            )
        )
    lines = [
        value
        for key, value in known.items()
        if key in ("/Title", "/Subject", "/Keywords", "/SourceModified", "/Company")
    ]
    return [OfficePart("\n".join(lines), "文件属性", visible=False)] if lines else []
