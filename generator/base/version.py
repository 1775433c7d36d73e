"""What the program is made of -> one digest: results of another program, or other libraries, are made anew."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from generator.base.digest import digest

LIBRARIES = (
    "Jinja2",
    "MarkupSafe",
    "markdown-it-py",
    "mdit-py-plugins",
    "nh3",
    "opencc",
    "chinesecalendar",
    "pydantic",
    "PyYAML",
    "segno",
    "pagefind-bin",
)
"""Libraries whose version can change what a build writes."""


@cache
def fingerprint() -> str:
    """Digest of the generator's own sources, of the Python in use and of the versions of :data:`LIBRARIES`."""
    package = Path(__file__).resolve().parent.parent
    sources = sorted(package.rglob("*.py"))
    parts: list[bytes | str] = [sys.version]
    for path in sources:
        parts += [path.relative_to(package).as_posix(), path.read_bytes()]
    found = installed()
    parts += [f"{name} {found.get(_plain(name), '')}" for name in LIBRARIES]
    return digest(*parts)


def installed() -> dict[str, str]:
    """Library -> version, from the names of the folders that installers leave (PEP 376, PEP 427): a hundredth of what
    ``importlib.metadata`` takes to import."""
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                project, _, version = name.rpartition(".")[0].partition("-")
                found.setdefault(_plain(project), version)
    return found


def _plain(name: str) -> str:
    """A project's name as names are compared (PEP 503)."""
    return name.lower().replace("_", "-").replace(".", "-")
