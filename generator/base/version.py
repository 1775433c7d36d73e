"""What the program is made of -> one digest: results of another program, or other libraries, are made anew."""

from __future__ import annotations

import sys
from functools import cache
from importlib import metadata
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
    for name in LIBRARIES:
        try:
            parts.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            parts.append(name)
    return digest(*parts)
