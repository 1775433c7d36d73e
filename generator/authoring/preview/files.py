"""A site address -> the file of the built site that answers it, as the county's host would answer."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

import msgspec

from generator.base import media_types
from generator.model.edition import PREFIX
from generator.model.mount import inner
from generator.site.outputs import hosting

NOT_FOUND = "404.html"
_HOST_FILES = ("_headers", "_redirects")


class Answer(msgspec.Struct, frozen=True):
    """status: 200, 301 or 404. file: what to send, None when there is nothing. location: where to go instead."""

    status: int
    file: Path | None = None
    location: str = ""


def answer(folder: Path, address: str) -> Answer:
    """What the site in ``folder`` answers to a decoded address ("/d/a/")."""
    path = place(folder, address)
    try:
        found = _found(path, address) if path is not None else None
    except OSError:  # a name that is longer than the file system's
        found = None
    if found:
        return found
    moved = redirects(folder).get(address)
    if moved:
        return Answer(301, location=moved)
    missing = folder / (PREFIX[1:] if address.startswith(PREFIX + "/") else "") / NOT_FOUND
    missing = missing if missing.is_file() else folder / NOT_FOUND
    return Answer(404, missing if missing.is_file() else None)


def _found(path: Path, address: str) -> Answer | None:
    if path.is_dir():
        if (path / "index.html").is_file():
            shown = address.endswith("/")
            return Answer(200, path / "index.html") if shown else Answer(301, location=quote(address + "/"))
    elif path.is_file() and not address.endswith("/") and path.name not in _HOST_FILES:
        return Answer(200, path)
    return None


def place(folder: Path, address: str) -> Path | None:
    """The path below ``folder`` that an address names; None for anything that would lead outside."""
    parts = [part for part in address.split("/") if part]
    if any(part in (".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    return folder.joinpath(*parts)


def redirects(folder: Path) -> dict[str, str]:
    """The host's redirects, as the build wrote them, as addresses of the site. Read each time: only addresses without a
    file ask for them."""
    mount = mount_in(folder)
    try:
        lines = (folder / "_redirects").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    told = ((inner(unquote(row[0]), mount), inner(row[1], mount) or row[1]) for row in rows if len(row) >= 2)
    return {old: new for old, new in told if old is not None}


def mount_in(folder: Path) -> str:
    """The path below which the site of a folder was built ("/zwgk"); "" for none, and before the first build. The first
    rule of its ``_headers`` says it, so that a preview follows config.yaml at the next build."""
    try:
        with (folder / "_headers").open(encoding="utf-8") as stream:
            first = stream.readline().strip()
    except OSError:
        return ""
    return first.removesuffix("/*") if first.startswith("/") else ""


def headers(folder: Path, address: str) -> dict[str, str]:
    """The headers of an address, as the build wrote them for the host; before the first build those of every site."""
    try:
        text = (folder / "_headers").read_text(encoding="utf-8")
    except OSError:
        return hosting.headers_for(address)
    return hosting.headers_for(mount_in(folder) + address, hosting.parsed(text) or hosting.HEADERS)


def media_type(path: Path) -> str:
    """The Content-Type of a file."""
    return media_types.media_type(path.name)
