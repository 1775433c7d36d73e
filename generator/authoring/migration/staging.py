"""A page of an old site -> a page of its own folder that the importer of saved pages reads.

Files of the site that it links to or shows lie beside it under names of their own; links to other pages of the site
lead to a name that nothing else has, so that ``writing`` finds them again in the text.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from generator.authoring.migration import addresses, sniffing
from generator.authoring.migration.state import MigrationState, OldFile
from generator.base.patterns import lazy_re, pattern_table

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

OUR = "https://migrate.invalid/"
"""Begins what links to the old site become; the name can be nobody's (RFC 6761)."""
LINKS = re.compile(re.escape(OUR) + r"([A-Za-z0-9%._~/-]*)")
_PAGES = frozenset("html htm shtml xhtml jsp asp aspx php do action jhtml cgi".split())
_ORNAMENTS = pattern_table("icon logo blank spacer wza /ext/", flags=re.IGNORECASE)
_ORNAMENT = lazy_re(rf"{_ORNAMENTS.pattern}[^/]*$", re.IGNORECASE)
_SOURCES = ("src", "data-src", "data-original", "original-src", "_src")
_VIEWED = lazy_re(r"[?&](?:file|src|url|pdf)=([^&#]+\.[a-z0-9]{2,4})(?:[&#]|$)", re.IGNORECASE)
MOST = 400
"""Files that are laid beside one page."""


class Staged:
    """The page's folder. files: name of each file beside it -> where it was. linked: those that links lead to. pages:
    addresses of the site that it links to. missing: files that it names and the old site does not have."""

    def __init__(self, state: MigrationState, folder: Path, old: OldFile) -> None:
        self.state, self.folder, self.old = state, folder, old
        self.files: dict[str, OldFile] = {}
        self.linked: dict[str, OldFile] = {}
        self.pages: list[str] = []
        self.missing: list[str] = []
        self._names: dict[str, str] = {}
        self._base = old.address

    def page(self, tree: LexborHTMLParser) -> Path:
        """Write the page with its links changed. Raises OSError."""
        base = tree.css_first("base[href]")
        if base is not None:
            self._base = addresses.address(base.attributes.get("href") or "", self._base) or self._base
            base.decompose()
        for node in tree.css("a[href]"):
            node.attrs["href"] = self._link(node.attributes.get("href") or "")
        for node in tree.css("img"):
            for name in _SOURCES:
                if source := node.attributes.get(name):
                    node.attrs[name] = self._shown(source)
        for node in tree.css("iframe, embed, object, video, audio, source"):
            for name in ("src", "data"):
                if source := node.attributes.get(name):
                    node.attrs[name] = self._framed(source)
        for node in tree.css("meta[name], link[rel=canonical]"):
            if (node.attributes.get("name") or "url").lower() == "url":
                node.decompose()  # its address would make whole links of those that lead nowhere
        path = self.folder / "page.html"
        path.write_text(tree.html or "", encoding="utf-8", errors="replace")
        return path

    def misses(self, target: str) -> bool:
        """Whether a link's target, which a notice may have cut, is told among those that are missing."""
        address = addresses.address(target, self._base)
        return bool(address) and any(one.startswith(address) for one in self.missing)

    def _link(self, target: str) -> str:
        file = self._found(target)
        kind = _ending(file.address if file else target)
        if file and not file.media.startswith("text/html") and file.status < 400:
            name = self._beside(file) if file.path else target
            self.linked |= {name: file} if name in self.files else {}
            return name
        address = file.address if file else addresses.address(target, self._base)
        if not address or target.strip().startswith(("#", "javascript:")):
            return target
        if not file and addresses.parts_of(address)[0] != addresses.parts_of(self.old.address)[0]:
            return target
        if kind not in _PAGES and kind and not file:
            self.missing.append(address)
            return target
        self.pages.append(address)
        fragmentless = quote(address, safe="/")
        return OUR + fragmentless

    def _shown(self, source: str) -> str:
        if source.startswith("data:") or _ORNAMENT.search(source):
            return source
        file = self._found(source)
        return self._beside(file) if file and file.path and not file.media.startswith("text/") else source

    def _framed(self, source: str) -> str:
        """A frame's file, which a viewer (``viewer.html?file=/f/1.pdf``) may have in its query."""
        inner = _VIEWED.search(source)
        wanted = unquote(inner[1]) if inner else source
        file = self._found(wanted)
        if file and not file.media.startswith("text/"):
            return self._beside(file) if file.path else source
        address = addresses.address(wanted, self._base)
        if not file and _ending(wanted) not in ("", *_PAGES) and address:
            self.missing.append(address)
        return source

    def _found(self, target: str) -> OldFile | None:
        """The file of the old site that a link means: by its address, or by the name that ``wget -k`` wrote there."""
        address = addresses.address(target, self._base)
        file = self.state.file(address) if address else None
        if file is None and address and ":" not in target and not target.startswith(("/", "#")):
            host, path, _ = addresses.parts_of(self._base)
            beside = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target.partition("#")[0])))
            inside = addresses.of_file(beside.lstrip("/"), host=host)
            file = self.state.file(inside)
        if file is None and "/" in address.partition("?")[2]:
            path, _, query = address.partition("?")
            file = self.state.file(f"{path}?{query.replace('/', '%2F')}")  # as wget has to name it
        if file is None and self.old.media.endswith(";row"):
            file = self.state.file("/" + address.partition("/")[2])  # what lies beside a table has no host
        seen = 0
        while file and file.target and seen < 5:
            file, seen = self.state.file(file.target), seen + 1
        return file

    def _beside(self, file: OldFile) -> str:
        if file.address in self._names:
            return self._names[file.address]
        if len(self.files) >= MOST:
            return file.address
        kind = _ending(file.address)
        if not kind or kind in _PAGES:
            kind = sniffing.type_of(Path(file.path)) or _by_media(file.media)
        name = f"f{len(self.files) + 1}.{kind}"
        place = self.folder / name
        try:
            os.link(file.path, place)
        except OSError:
            try:
                shutil.copyfile(file.path, place)
            except OSError:
                self.missing.append(file.address)
                return file.address
        self.files[name] = file
        self._names[file.address] = name
        return name


def _ending(address: str) -> str:
    """The type that the path of an address ends in; a program that sends files says it in its query, if anywhere."""
    path, _, query = address.partition("#")[0].partition("?")
    last = path.rpartition("/")[2].rpartition(".")
    kind = last[2].lower() if last[1] else ""
    if kind in _PAGES and (match := re.search(r"=[^&]*\.([a-z]{3,4})(?:&|$)", unquote(query), re.IGNORECASE)):
        return match[1].lower()
    return kind


def _by_media(media: str) -> str:
    import mimetypes

    return (mimetypes.guess_extension(media) or ".bin").lstrip(".").replace("jpe", "jpg").replace("jpgg", "jpg")
