"""A link in a page that was saved to disk -> the file that it means there: beside the page, or below the folder in
which a whole site was saved."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator.access.copies.refused import FILE
from generator.base.inside import read_inside

_STARTS = ((b"%PDF-", "pdf"), (b"\x89PNG\r\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"))
_INNER = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("OFD.xml", "ofd"))
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?<(?:!doctype html|html|head|body|script|meta)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageFiles:
    """Where the files of a page lie. root: the folder of a whole saved site, None for a page alone, which takes nothing
    from above its own folder. address: the page's own on the web, "" when unknown. base: its ``<base href>``."""

    page: Path
    root: Path | None = None
    address: str = ""
    base: str = ""

    def names(self, target: str) -> tuple[str, ...]:
        """Paths below the folder at which the file of a link may lie, as browsers and wget name them: with its query
        behind ``?`` or ``@``, with percent signs or without."""
        parts = split(target)
        if parts.scheme and not self._is_own(parts):
            return ()
        found: list[str] = []
        for path in self._paths(parts):
            for name in _spellings(path, parts.query):
                inner = posixpath.normpath(name.replace("\\", "/"))
                steps = inner.split("/")
                if not inner.startswith("/") and not any(step.startswith(".") for step in steps):
                    found.append(inner)
        return tuple(dict.fromkeys(found))

    def fetch(self, name: str) -> bytes | None:
        """The bytes of such a path; None when nothing lies there, or nothing that may be taken."""
        try:
            return read_inside(str(self.root or self.page.parent), name, FILE)
        except (OSError, ValueError):
            return None

    def _is_own(self, parts: SplitResult) -> bool:
        """Whether an address is of the page's own site, which was saved with it."""
        own = split(self.address).netloc
        return parts.scheme in ("http", "https") and bool(own) and parts.netloc == own

    def _paths(self, parts: SplitResult) -> list[str]:
        """The path of an address below the folder, not yet spelled out."""
        folder = ""
        if self.root is not None:
            try:
                folder = self.page.parent.relative_to(self.root).as_posix().removeprefix(".")
            except ValueError:
                folder = ""
        if not parts.path:
            return []
        if parts.scheme or parts.path.startswith("/"):
            return self._from_top(parts, folder)
        found = [posixpath.join(folder, parts.path)]
        if self.base:
            base = split(self.base)
            if not base.scheme and not base.path.startswith("/"):
                found.append(posixpath.join(folder, posixpath.dirname(base.path), parts.path))
            else:
                found += self._from_top(split(whole(self.base, parts.path)), folder)
        return found

    def _from_top(self, parts: SplitResult, folder: str) -> list[str]:
        """A path from the top of the site: wget puts it below the host's name, other tools do not; without the site's
        folder, what lies below the page's own address."""
        path = parts.path.lstrip("/")
        if self.root is not None:
            host = parts.netloc or split(self.address).netloc or folder.split("/")[0]
            return [path, f"{host}/{path}"]
        own = posixpath.dirname(split(self.address).path).strip("/")
        return [path[len(own) :].lstrip("/")] if own and path.startswith(f"{own}/") else []


@dataclass(frozen=True, slots=True)
class ArchivedFiles:
    """The files that a web archive holds beside its page: address or ``cid:`` -> bytes."""

    parts: Mapping[str, bytes]
    address: str = ""
    base: str = ""

    def names(self, target: str) -> tuple[str, ...]:
        """The address under which the archive keeps what a link means."""
        where = whole(self.address, self.base) if self.base else self.address
        bare = target.partition("#")[0]
        return tuple(name for name in dict.fromkeys((bare, whole(where, bare))) if name in self.parts)

    def fetch(self, name: str) -> bytes | None:
        """The bytes of such a file."""
        return self.parts.get(name)


def sniffed(data: bytes) -> str:
    """The type of a file by what is in it, where its name says none; "" when that says nothing."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if not data.startswith(b"PK\x03\x04"):
        return ""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""
    return next((kind for inner, kind in _INNER if any(name.startswith(inner) for name in names)), "zip")


def is_page(data: bytes) -> bool:
    """Whether a file is a page: what a site answers where a file is gone."""
    return bool(_PAGE.match(data[:400]))


def whole(base: str, target: str) -> str:
    """A target as it stands on the web, seen from a base; "" for one that is no address."""
    try:
        return urljoin(base, target)
    except ValueError:
        return ""


def split(target: str) -> SplitResult:
    """An address in its parts; one that is none has no parts."""
    try:
        return urlsplit(target if not re.search(r"[\x00-\x1f]", target) else "")
    except ValueError:
        return urlsplit("")


def _spellings(path: str, query: str) -> list[str]:
    plain = [unquote(path), path]
    asked = (
        [f"{one}{sign}{text}" for one in plain for sign in "?@" for text in (query, unquote(query))] if query else []
    )
    return [*asked, *plain]
