"""Words that stand in Markdown as they are: nothing of them is a link, a picture, a mark or a new cell."""

from __future__ import annotations

from generator.base.patterns import lazy_re

_MARKS = lazy_re(r"([\\`*_\[\]<>|!#~])")


def plain(text: str) -> str:
    """A text in which no character of Markdown means anything; on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
