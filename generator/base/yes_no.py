"""是 and 否, in the words that people write for them in front matter, tables, options and settings -> bool."""

from __future__ import annotations

YES = ("是", "true", "yes", "on", "y", "1")
NO = ("否", "false", "no", "off", "n", "0")


def yes_or_no(text: str) -> bool | None:
    """Whether a word means yes, in capitals or small letters; None when it means neither."""
    word = text.strip().lower()
    return True if word in YES else False if word in NO else None
