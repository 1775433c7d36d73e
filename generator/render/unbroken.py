"""Text -> the same text, its document numbers (发文字号, GB/T 9704-2012, 7.2.5) and hours held on one line each."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.base.patterns import late

_NUMBER = late(
    r"""<(?:"[^"]*"|[^">])*>|[\u4e00-\u9fff]{0,4}〔[0-9]{4}〕第?[0-9]{1,4}号|[0-9]{1,2}:[0-9]{2}[—–-]{1,2}[0-9]{1,2}:[0-9]{2}"""
)
"""A tag, which is passed over with what its attributes say; or a number with the end of its agency's code (岚政办发); or 8:30—12:00."""


def unbroken(body: str) -> Markup:
    """Filter ``unbroken``: HTML with 岚政办发〔2026〕3号 and 8:30—12:00 in spans that do not break; text is escaped first."""
    html = escape(body)
    return Markup(_NUMBER.sub(_held, html)) if "〔" in html or ":" in html else html


def _held(match: re.Match[str]) -> str:
    found = match[0]
    return found if found[0] == "<" else f'<span class="nobreak">{found}</span>'
