"""A file published with a document -> the text of it that search looks through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.checks.detectors import attachments

_ENDINGS = frozenset(("docx", "xlsx", "pdf", "csv", "tsv", "txt", "md"))
"""Of attached files whose text is searched."""
_LARGEST = 16 << 20
"""Bytes of a file beyond which only its title is searched."""
_LONGEST = 20_000
"""Characters of one file that are searched: a list of some thousand names, the beginning of a plan."""


def attached_text(roots: Sequence[Path], place: str) -> str:
    """What a reader sees of the file at a content path ("0/guotu/map.pdf"); "" when nothing."""
    root, _, inner = place.partition("/")
    if inner.rpartition(".")[2].lower() not in _ENDINGS:
        return ""
    path = roots[int(root)] / inner
    try:
        contents = attachments.read(path.read_bytes(), path.name) if path.stat().st_size <= _LARGEST else None
    except OSError:
        return ""
    parts = [part.text for part in contents.parts if part.visible] if contents else []
    return "\n".join(parts)[:_LONGEST]
