"""Text -> the same text, its document numbers (发文字号, GB/T 9704-2012, 7.2.5) and hours held on one line each."""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.base.patterns import lazy_re
from generator.theme.render.escaping import plain

# Both begin with the character by which they are known: looking for one character costs next to nothing, and this is
# asked of every page. What stands before it is looked at where there is one.
_NUMBER = lazy_re(r"〔[0-9]{4}〕第?[0-9]{1,4}号")
_HOURS = lazy_re(r":[0-9]{2}[—–-]{1,2}[0-9]{1,2}:[0-9]{2}")
_TAG = lazy_re(r"""<(?:"[^"]*"|[^">])*>""")
_CODE = 4
"""Characters of an agency's code that stay with its number: 岚政办发."""


def unbroken(body: str) -> Markup:
    """Filter ``unbroken``: HTML with 岚政办发〔2026〕3号 and 8:30—12:00 in spans that do not break; text is escaped first."""
    return Markup(_unbroken(body))


def _unbroken(body: str) -> str:
    html = plain(body) if body.__class__ is str else escape(body)
    numbers, hours = "〔" in html, ":" in html
    if not numbers and not hours:
        return html
    html = str(html)
    spans = [(_start_of_code(html, match.start()), match.end()) for match in _NUMBER.finditer(html)] if numbers else []
    if hours:
        spans += [(_start_of_hour(html, match.start()), match.end()) for match in _HOURS.finditer(html)]
    if not spans:
        return html
    parts, at = [], 0
    for start, end in sorted(spans):
        if start < at or start == end or _in_tag(html, start):
            continue
        parts += [html[at:start], '<span class="nobreak">', html[start:end], "</span>"]
        at = end
    return "".join([*parts, html[at:]])


def _start_of_code(html: str, at: int) -> int:
    first = at
    while first > max(0, at - _CODE) and "\u4e00" <= html[first - 1] <= "\u9fff":
        first -= 1
    return first


def _start_of_hour(html: str, at: int) -> int:
    """Where the hour before the colon begins; behind the end of any match when there is none,
    so that it is no match."""
    first = at
    while first > max(0, at - 2) and html[first - 1] in "0123456789":
        first -= 1
    return first if first < at else len(html)


def _in_tag(html: str, at: int) -> bool:
    """Whether a place is inside a tag, whose attributes may hold a ``>``."""
    start = html.rfind("<", 0, at)
    if start < 0:
        return False
    tag = _TAG.match(html, start)
    return tag is None or tag.end() > at
