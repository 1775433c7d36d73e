"""A document's body -> the same body, its document numbers held on one line (发文字号, GB/T 9704-2012, 7.2.5)."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.base.patterns import late

_NUMBER = late(r"""<(?:"[^"]*"|[^">])*>|[\u4e00-\u9fff]{0,4}〔[0-9]{4}〕第?[0-9]{1,4}号""")
"""A tag, which is passed over with what its attributes say; or a number with the end of its agency's code (岚政办发)."""


def unbroken(body: str) -> Markup:
    """Filter ``unbroken``: the HTML ``body`` with 岚政办发〔2026〕3号 in a span that does not break; text is escaped first."""
    html = escape(body)
    return Markup(_NUMBER.sub(_held, html)) if "〔" in html else html


def _held(match: re.Match[str]) -> str:
    found = match[0]
    return found if found[0] == "<" else f'<span class="nobreak">{found}</span>'
