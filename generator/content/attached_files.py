"""The files that a document names, beside it and in its body -> its attachments with addresses,
and where its links lead."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

import msgspec

from generator.base.patterns import lazy_re
from generator.content.markdown import BodyLink
from generator.model.document import Attachment, Document
from generator.model.source import FrontMatterEntry, ReadError

_OWN_ADDRESS = lazy_re(r"/(?!/)")
_SCHEME = lazy_re(r"[A-Za-z][A-Za-z0-9+.-]*:")


def with_files(
    document: Document,
    values: Mapping[str, Any],
    links: tuple[BodyLink, ...],
    sizes: Mapping[str, int],
    body_line: int,
    entries: Mapping[str, FrontMatterEntry],
    faults: list[ReadError],
) -> Document:
    """The document with its attachments and the resolved links of its body."""
    collector = _Attachments(document, sizes, faults)
    entry = entries.get("attachments")
    for item in values.get("attachments", ()):
        collector.add(item.file, item.title, entry.line or 1 if entry else 1)
    resolved: list[str] = []
    lines: list[int] = []
    for link in links:
        line = link.line + body_line - 1
        resolved.append(_resolved(link, line, document, collector, faults))
        lines.append(line)
    if "rows" in document.fields:
        collector.add(document.fields["rows"], "", document.lines.get("rows", 1))
    return msgspec.structs.replace(
        document,
        attachments=tuple(collector.found.values()),
        links=tuple(resolved),
        link_lines=tuple(lines),
    )


def _resolved(link: BodyLink, line: int, document: Document, collector: _Attachments, faults: list[ReadError]) -> str:
    """Where a link of the body leads: "/address/", "0/place.md#part", or "" (with a fault) when nowhere."""
    if _OWN_ADDRESS.match(link.href):
        return link.href
    if _SCHEME.match(link.href):
        faults.append(ReadError("link-scheme", line, 1, {"href": link.href}))
        return ""
    path, mark, fragment = link.href.partition("#")
    path = unquote(path.partition("?")[0])
    place = beside(document.place, path)
    if place is None:
        faults.append(ReadError("link-outside", line, 1, {"href": link.href}))
        return ""
    if place.endswith(".md"):
        return place + mark + fragment
    return collector.add(path, "", line, kind="link-broken")


def beside(place: str, path: str) -> str | None:
    """The place that ``path``, relative to the document at ``place``, means; None when it leaves the content folder."""
    root, _, inner = place.partition("/")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(inner), path.replace("\\", "/")))
    if joined.startswith(("../", "/")) or joined == "..":
        return None
    return f"{root}/{joined}"


class _Attachments:
    """Collects the files of one document and gives each an address under the document's own."""

    def __init__(self, document: Document, sizes: Mapping[str, int], faults: list[ReadError]) -> None:
        self.document = document
        self.sizes = sizes
        self.faults = faults
        self.found: dict[str, Attachment] = {}

    def add(self, path: str, title: str, line: int, *, kind: str = "attachment-missing") -> str:
        """Address of the file; "" (and a fault) when there is none."""
        place = beside(self.document.place, path)
        if place is None:
            self.faults.append(ReadError("link-outside", line, 1, {"href": path}))
            return ""
        if "/_" in place:
            self.faults.append(ReadError("attachment-private", line, 1, {"path": path}))
            return ""
        if place not in self.sizes:
            near = unicodedata.normalize("NFC", place)
            place = next((other for other in self.sizes if unicodedata.normalize("NFC", other) == near), place)
            if place not in self.sizes:
                self.faults.append(ReadError(kind, line, 1, {"path": path}))
                return ""
        if place not in self.found:
            name = PurePosixPath(place).name
            taken = {item.url.rpartition("/")[2] for item in self.found.values()}
            safe = quote(name)
            if safe in taken or name == "index.html":
                safe = quote(f"{len(self.found) + 1}-{name}")
            self.found[place] = Attachment(
                path=place,
                title=title or PurePosixPath(place).stem,
                url=f"{self.document.url}{safe}",
                size=self.sizes[place],
                type=PurePosixPath(place).suffix.lstrip(".").upper(),
            )
        elif title and self.found[place].title != title:
            self.found[place] = msgspec.structs.replace(self.found[place], title=title)
        return self.found[place].url
