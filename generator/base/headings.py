"""A text in Markdown -> its headings, whether marked, numbered as official documents number them, or a line in bold."""

from __future__ import annotations

import re

from generator.base.patterns import lazy_re

HEADING = lazy_re(r"^(?:#{1,6}[ \t]+(?P<marked>.+)|(?P<numbered>[一二三四五六七八九十]+、.{1,30}))$", re.MULTILINE)
"""A Markdown heading, or the numbered line by which official documents head their parts."""
_BOLD = lazy_re(r"^(?:\*\*|__)([^*_\n]{2,40})(?:\*\*|__)[ \t]*$", re.MULTILINE)


def headings(text: str) -> list[str]:
    """Headings and numbered lines, in their order."""
    return [match["marked"] or match["numbered"] for match in HEADING.finditer(text)]


def headings_and_bold(text: str) -> list[str]:
    """The same, and lines that are bold as a whole."""
    return headings(text) + _BOLD.findall(text)
