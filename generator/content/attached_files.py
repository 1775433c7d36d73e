"""The files that a document names, beside it and in its body -> its attachments with addresses,
and where its links lead."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

import msgspec

from generator.base.characters import normal
from generator.base.patterns import lazy_re
from generator.content.markdown import BodyLink
from generator.model.annual_report import ANNUAL_KIND
from generator.model.document import Attachment, Document, beside
from generator.model.guides import Material
from generator.model.source import FrontMatterEntry, ReadError

_OWN_ADDRESS = lazy_re(r"/(?!/)")
_BETWEEN = lazy_re(r"[,，、;；]|\s+")
_BRACKETS = "【】［］[]〔〕 "
_DATA = ("rows", "indicators", "report")
"""Fields that name a file of data."""
_SCHEME = lazy_re(r"[A-Za-z][A-Za-z0-9+.-]*:")


def with_files(
    document: Document,
    values: Mapping[str, Any],
    links: tuple[BodyLink, ...],
    sizes: Mapping[str, int],
    body_line: int,
    entries: Mapping[str, FrontMatterEntry],
) -> tuple[Document, list[ReadError]]:
    """The document with its attachments and the resolved links of its body, and what is wrong with them."""
    collector = _Attachments(document, sizes)
    entry = entries.get("attachments")
    for item in values.get("attachments", ()):
        collector.add(item.file, item.title, entry.line or 1 if entry else 1)
    resolved: list[str] = []
    lines: list[int] = []
    for link in links:
        line = link.line + body_line - 1
        resolved.append(collector.resolved(link, line))
        lines.append(line)
    for key in _DATA:
        file = values.get(key) if key != "report" or document.kind == ANNUAL_KIND else ""
        if file:
            collector.add(file, "", document.lines.get(key, 1))
    for number, item in enumerate(values.get("materials", ()), 1):
        for file, title in item.files if isinstance(item, Material) else ():
            collector.add(file, title, document.lines.get(f"materials.{number}", document.lines.get("materials", 1)))
    attachments = tuple(collector.found.values())
    found = {"attachments": attachments, "links": tuple(resolved), "link_lines": tuple(lines)}
    return msgspec.structs.replace(document, **found), collector.faults


def _several(path: str) -> str:
    """What to say of the names of several files that stand as one, or of one in brackets that make no list."""
    names = [name.strip() for name in _BETWEEN.split(path.strip(_BRACKETS)) if name.strip()]
    if len(names) == 1 and path.startswith("【"):
        return f"列表用半角方括号：[{names[0]}]。"
    if len(names) < 2 or not all(PurePosixPath(name).suffix for name in names):
        return ""
    return f"几个附件写成列表：[{', '.join(names)}]。"


class _Attachments:
    """Collects the files of one document and gives each an address under the document's own."""

    def __init__(self, document: Document, sizes: Mapping[str, int]) -> None:
        self.document = document
        self.sizes = sizes
        self.faults: list[ReadError] = []
        self.found: dict[str, Attachment] = {}

    def resolved(self, link: BodyLink, line: int) -> str:
        """Where a link of the body leads: "/address/", "0/place.md#part", or "" (with a fault) when nowhere."""
        if _OWN_ADDRESS.match(link.href):
            return link.href
        if _SCHEME.match(link.href):
            self.faults.append(ReadError("link-scheme", line, 1, {"href": link.href}))
            return ""
        path, mark, fragment = link.href.partition("#")
        path = unquote(path.partition("?")[0])
        file_key = beside(self.document.file_key, path)
        if file_key is None:
            self.faults.append(ReadError("link-outside", line, 1, {"href": link.href}))
            return ""
        if file_key.endswith(".md"):
            return file_key + mark + fragment
        return self.add(path, "", line, kind="link-broken")

    def add(self, path: str, title: str, line: int, *, kind: str = "attachment-missing") -> str:
        """Address of the file; "" (and a fault) when there is none."""
        file_key = beside(self.document.file_key, path)
        if file_key is None:
            self.faults.append(ReadError("link-outside", line, 1, {"href": path}))
            return ""
        if unfit := normal(file_key)[1]:
            told = {"where": "附件的文件名里", "code": unfit[0].code, "name": unfit[0].name}
            self.faults.append(ReadError("character", line, 1, told))
            return ""
        if "/_" in file_key:
            self.faults.append(ReadError("attachment-private", line, 1, {"path": path}))
            return ""
        if file_key not in self.sizes:
            near = unicodedata.normalize("NFC", file_key)
            file_key = next((other for other in self.sizes if unicodedata.normalize("NFC", other) == near), file_key)
            if file_key not in self.sizes:
                self.faults.append(ReadError(kind, line, 1, {"path": path, "several": _several(path)}))
                return ""
        if file_key not in self.found:
            name = PurePosixPath(file_key).name
            taken = {item.url.rpartition("/")[2] for item in self.found.values()}
            safe = quote(name)
            if safe in taken or name == "index.html":
                safe = quote(f"{len(self.found) + 1}-{name}")
            self.found[file_key] = Attachment(
                path=file_key,
                title=title or PurePosixPath(file_key).stem,
                url=f"{self.document.url}{safe}",
                size=self.sizes[file_key],
                type=PurePosixPath(file_key).suffix.lstrip(".").upper(),
            )
        elif title and self.found[file_key].title != title:
            self.found[file_key] = msgspec.structs.replace(self.found[file_key], title=title)
        return self.found[file_key].url
