"""A Source -> the text of it that pages show, with every line at its number."""

from __future__ import annotations

from generator.model.document import ON_APPLICATION
from generator.model.source import Source

UNPUBLISHED = ("exceptions", "review")
"""Fields that no page shows: who answers for an exception, who reviewed."""


def published(source: Source) -> str:
    """Of a document open on application the title alone, of others all but what no page shows."""
    if source.value("classification") == ON_APPLICATION:
        return _title_alone(source)
    hidden = [entry.line for key, entry in source.entries.items() if key in UNPUBLISHED and entry.line]
    if not hidden:
        return source.text
    lines = source.text.split("\n")
    for first in hidden:
        for number in range(first, _end(source, first, lines)):
            lines[number - 1] = " " * len(lines[number - 1])
    return "\n".join(lines)


def shows(source: Source, key: str) -> bool:
    """Whether a page shows what stands in a field."""
    return key not in UNPUBLISHED and (key == "title" or source.value("classification") != ON_APPLICATION)


def _title_alone(source: Source) -> str:
    line = source.line_of("title")
    return "\n".join(text if number == line else "" for number, text in enumerate(source.text.split("\n"), 1))


def _end(source: Source, first: int, lines: list[str]) -> int:
    """The line after the entry that begins at ``first``: of the next entry, or of the end of the front matter."""
    later = [entry.line for entry in source.entries.values() if entry.line > first]
    if later:
        return min(later)
    closing = (number for number in range(first + 1, source.body_line) if lines[number - 1].strip() == "---")
    return next(closing, source.body_line)
