"""A page as a theme wrote it -> what in it sends readers elsewhere without their doing: no policy of headers stops
that."""

from __future__ import annotations

import re

from generator.base.patterns import lazy_re

_SIGN = lazy_re(r"-equiv", re.IGNORECASE)
_META = lazy_re(r"<meta[^<]*", re.IGNORECASE)
_HARMLESS = lazy_re(
    r'<meta\s+http-equiv="refresh"\s+content="\d{1,3};\s?url=/(?![/\\&])[^"\x00-\x20\\]*"\s*/?>\s*', re.IGNORECASE
)
"""A page that has moved on the site itself."""


def sends_away(html: str) -> str:
    """What the theme is told, "" for a page that stays where it is."""
    if not _SIGN.search(html):
        return ""
    wrong = any("http-equiv" in tag.lower() and not _HARMLESS.fullmatch(tag) for tag in _META.findall(html))
    return "页面用 http-equiv 把读者送到别处，或改变了网页的设置；只能转到本站的地址" if wrong else ""
