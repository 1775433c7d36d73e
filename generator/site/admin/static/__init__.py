"""The files of /admin/ that are the same for every site."""

from __future__ import annotations

from pathlib import Path

FILES = (
    "admin.css",
    "form-address.js",
    "form-checks.js",
    "form-desk.js",
    "form-table.js",
    "form-text.js",
    "gongkai.js",
    "index.html",
)


def read(name: str) -> bytes:
    """One of ``FILES``."""
    return (Path(__file__).parent / name).read_bytes()
