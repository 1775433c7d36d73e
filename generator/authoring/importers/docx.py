"""A Word file -> RawText: the text as it would print, never comments, deletions, hidden text or the author's name."""

from __future__ import annotations

from pathlib import Path

from generator.authoring.importers.source import RawText
from generator.authoring.importers.word.convert import converted

NAME = "Word 文档"
EXTENSIONS = (".docx", ".docm", ".dotx", ".dotm")


def read(path: Path) -> RawText:
    """The visible text. Raises OSError when the file cannot be opened; any other fault is a notice."""
    return converted(path.read_bytes())
