"""A finished page -> the page of a site that stands below a path: every address of the site gets the path in front.

It is done on what comes out and not by templates: a theme, a fork of it and the text of a document say "/search/" and
need not know where the site will stand (docs/decisions/0254). A theme that needs the path has it in ``site.url``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from generator.model.mount import mounted

_TAG = re.compile(r"""(<!--.*?-->)|<[A-Za-z][^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""(?<=[\s"'])([A-Za-z_:][\w:.-]*)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)""")
_LEADING = frozenset(
    ("href", "src", "action", "formaction", "poster", "cite", "longdesc", "background", "manifest", "xlink:href")
)
"""Attributes whose value is one address (HTML Living Standard, index of attributes); ``data`` of an object besides."""
_SETS = frozenset(("srcset", "imagesrcset"))
_FIRST = re.compile(r"(^|,)(\s*)(/(?!/))")
"""Where an address of a set of pictures begins."""
_REFRESH = re.compile(r"(;\s*url=\s*)(/(?!/))", re.IGNORECASE)
_STEP = re.compile(r"/[A-Za-z0-9._~%-]+[/.][\w./~%?#&=;+-]*")
"""What a ``data-`` attribute holds when it is an address for a script: at least one step or the name of a file. A cell
that is told to be "/" is none."""
_WORDS = frozenset(("data-label", "data-name", "data-value", "data-text", "data-copy"))
"""Attributes of ours that hold words."""


def below(html: str, mount: str) -> str:
    """The whole page. mount: "/zwgk"; with "" the page is as it was."""
    return _TAG.sub(lambda match: match[0] if match[1] else _tag(match[0], mount), html) if mount else html


@lru_cache(maxsize=20_000)
def _tag(text: str, mount: str) -> str:
    """A tag; most stand on many pages, so what becomes of them is remembered."""
    if "/" not in text:
        return text
    name = text[1:7].lower()

    def change(match: re.Match[str]) -> str:
        mark = match[3][0] if match[3][0] in "\"'" else ""
        value = match[3].strip(mark) if mark else match[3]
        new = _value(name, match[1].lower(), value, mount)
        return match[0] if new == value else f"{match[1]}{match[2]}{mark}{new}{mark}"

    return _ATTRIBUTE.sub(change, text)


def _value(tag: str, key: str, value: str, mount: str) -> str:
    if key in _LEADING or (key == "data" and tag == "object"):
        return mounted(value, mount)
    if key in _SETS:
        return _FIRST.sub(rf"\1\2{mount}\3", value)
    if key == "content" and tag.startswith("meta"):
        return _REFRESH.sub(rf"\1{mount}\2", value)
    if key.startswith("data-") and key not in _WORDS and _STEP.fullmatch(value):
        return mounted(value, mount)
    return value
