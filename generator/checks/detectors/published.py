"""A Source -> the text of it that pages show, with every line at its number."""

from __future__ import annotations

from collections.abc import Callable

from generator.model.document import ON_APPLICATION
from generator.model.source import Source

UNPUBLISHED = ("exceptions", "review", "classified")
"""Fields that no page shows: who answers for an exception, who reviewed, why it was not open."""

ENTRY = ("title", "index_number")
"""Fields whose own words stand in the entry of a document that is open on application."""


def published(source: Source) -> str:
    """Of a document open on application the title alone, of others all but what no page shows."""
    if source.value("classification") == ON_APPLICATION:
        return _title_alone(source)
    hidden = [source.entries[key].line for key in UNPUBLISHED if key in source.entries and source.entries[key].line]
    if not hidden:
        return source.text
    lines = source.text.split("\n")
    for first in hidden:
        for number in range(first, _end(source, first, lines)):
            lines[number - 1] = " " * len(lines[number - 1])
    return "\n".join(lines)


def shows(source: Source) -> Callable[[str], bool]:
    """Whether a page shows what stands in a field."""
    if source.value("classification") == ON_APPLICATION:
        return ENTRY.__contains__
    return lambda key: key not in UNPUBLISHED


def _title_alone(source: Source) -> str:
    line = source.line_of("title")  # the rest of a title over several lines is looked at after parsing
    return "\n".join(text if number == line else "" for number, text in enumerate(source.text.split("\n"), 1))


def _end(source: Source, first: int, lines: list[str]) -> int:
    """The line after the entry that begins at ``first``: of the next entry, or of the end of the front matter."""
    later = [entry.line for entry in source.entries.values() if entry.line > first]
    if later:
        return min(later)
    closing = (number for number in range(first + 1, source.body_line) if lines[number - 1].strip() == "---")
    return next(closing, source.body_line)
