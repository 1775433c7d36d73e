"""A text -> its words, for tables of many names that are easier to read as a paragraph than as a column."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """The words in their order."""
    return tuple(text.split())
