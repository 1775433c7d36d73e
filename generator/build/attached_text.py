"""A file published with a document -> the text of it that search looks through: of the copy that is published."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.access.copies.shelf import Shelf
from generator.checks.detectors import attachments
from generator.content.attached import AttachedFiles
from generator.model.diagnostic import UsageError

_ENDINGS = frozenset(("docx", "xlsx", "pdf", "csv", "tsv", "txt", "md"))
"""Of attached files whose text is searched."""
_LARGEST = 16 << 20
"""Bytes of a file beyond which only its title is searched."""
_LONGEST = 20_000
"""Characters of one file that are searched: a list of some thousand names, the beginning of a plan."""


def attached_text(roots: Sequence[str], shelf: Path, types: Sequence[str], key: str) -> str:
    """What a reader sees of a file; "" when nothing. key: digest of its public copy, a slash, its content path
    ("0/guotu/map.pdf"). shelf: where copies lie; one that is lost is made again from the file, if that is what it was.
    """
    copy, _, file_key = key.partition("/")
    if not copy or file_key.rpartition(".")[2].lower() not in _ENDINGS:
        return ""
    try:
        data = AttachedFiles(roots, Shelf(shelf), types).published(file_key, copy)
    except (OSError, UsageError):
        return ""
    contents = attachments.read(data, file_key.rpartition("/")[2]) if len(data) <= _LARGEST else None
    parts = [part.text for part in contents.parts if part.visible] if contents else []
    return "\n".join(parts)[:_LONGEST]
