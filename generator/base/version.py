"""What the program is made of -> one digest: results of another program, or other libraries, are made anew."""

from __future__ import annotations

import os
import sys
import time
from functools import cache

import msgspec

from generator.base.digest import digest
from generator.base.package import PACKAGE
from generator.base.scan import RACY, Listing, scan

LIBRARIES = (
    "Jinja2",
    "MarkupSafe",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "opencc",
    "chinesecalendar",
    "PyYAML",
    "regex",
    "segno",
    "pagefind-bin",
    "pikepdf",
    "lxml",
    "pillow",
    "pypdf",
    "deflate",
)
"""Libraries whose version can change what a build writes."""


class Program(msgspec.Struct, frozen=True, array_like=True):
    """The program as one run found it. place: its folder. files: what the file system said of it at ``seen``
    (nanoseconds). sources: digest of what stands in its sources."""

    place: str = ""
    files: Listing = Listing()
    seen: int = 0
    sources: str = ""


_found: list[Program] = []
"""The program of this run, once somebody has asked for it."""


def recall(known: Program) -> None:
    """Take over what an earlier run found out, where the file system says that it still holds: reading and digesting
    all sources takes ten times as long as asking for their stamps. An upgrade gives files other stamps,
    whatever it copies."""
    away: list[str] = []
    if known.place != os.fspath(PACKAGE) or _found:
        return
    files = scan(PACKAGE, outside=away)
    # Some installers make links to a store of theirs, of which nothing is seen here.
    if files.names_as(known.files) and not files.doubtful(known.files, known.seen - RACY) and not away:
        _found.append(known)


def program() -> Program:
    """The program, with a digest of its sources."""
    if not _found:
        now, files = time.time_ns(), scan(PACKAGE)
        paths = sorted((*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.yaml")))
        sources = ((path.relative_to(PACKAGE).as_posix(), path) for path in paths)
        read = digest(*(part for name, path in sources for part in (name, path.read_bytes())))
        _found.append(Program(os.fspath(PACKAGE), files, now, read))
    return _found[0]


@cache
def fingerprint() -> str:
    """Digest of the generator's own sources, of the Python in use and of the versions of :data:`LIBRARIES`."""
    versions = installed()
    libraries = (f"{name} {versions.get(_plain(name), '')}" for name in LIBRARIES)
    return digest(sys.version, program().sources, *libraries)


def installed() -> dict[str, str]:
    """Library -> version, from the names of the folders that installers leave (PEP 376, PEP 427): a hundredth of what
    ``importlib.metadata`` takes to import."""
    versions: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                project, _, version = name.rpartition(".")[0].partition("-")
                versions.setdefault(_plain(project), version)
    return versions


def _plain(name: str) -> str:
    """A project's name as names are compared (PEP 503)."""
    return name.lower().replace("_", "-").replace(".", "-")
