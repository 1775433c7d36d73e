"""A finished page -> its twin in traditional characters: texts and spoken attributes change, markup stays as it is.

Never touched: addresses of files, ids, class names, values of forms, data attributes of scripts, comments, what stands
in ``code``, ``pre``, ``script`` and ``style``, and every element that says ``translate="no"``. A link to a page of this
site leads to the page's twin; which addresses are pages can be seen, for theirs end in "/" (docs/design.md, fixed
points) and each page has a twin. Links that name another language (``hreflang``) stay.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model.edition import PREFIX, Edition
from generator.site.edition.converter import Converter, converter

_TAG = re.compile(r"""(<!--.*?-->|</?[A-Za-z!?][^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>)""", re.DOTALL)
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ATTRIBUTE = re.compile(r"(?<=[\s\"'])([A-Za-z_:][\w:.-]*)=(\"[^\"]*\"|'[^']*')")
_SPOKEN = frozenset(("title", "alt", "aria-label", "aria-description", "placeholder", "label", "data-name"))
"""Attributes that people read or hear; ``data-name`` holds the name by which the search page filters."""
_UNSPOKEN = frozenset(
    (
        "url",
        "viewport",
        "theme-color",
        "color-scheme",
        "format-detection",
        "robots",
        "pubdate",
        "siteidcode",
        "sitedomain",
        "og:url",
        "og:image",
    )
)
"""Names of metas whose content is no text."""
_VERBATIM = frozenset(("code", "pre", "kbd", "samp", "script", "style"))
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_LEADS = {"a": "href", "area": "href", "form": "action"}
_REMEMBERED = 20_000


class _Tag(NamedTuple):
    """A tag as the twin has it. name: lower case, "" for what is no element. kept: whether its content stays."""

    text: str
    name: str = ""
    kept: bool = False


class Markup:
    """The conversion of pages. base: address of the site without its last "/"."""

    def __init__(self, converter: Converter, base: str) -> None:
        self._converter = converter
        self._base = base
        self._tags: dict[str, _Tag] = {}

    def page(self, html: str) -> str:
        """The whole page, or a piece of one that begins and ends outside of tags."""
        pieces = _TAG.split(html)
        known = self._tags
        said: list[int] = []
        inside, depth = "", 0
        for at in range(1, len(pieces), 2):
            before, piece = pieces[at - 1], pieces[at]
            tag = known.get(piece) or self._tag(piece)
            if not inside:
                if before and not before.isascii():
                    said.append(at - 1)
                pieces[at] = tag.text
                if tag.kept:
                    inside, depth = tag.name, 1
            elif tag.name == inside:
                depth += -1 if piece.startswith("</") else 1
                inside = inside if depth else ""
        if not inside and not pieces[-1].isascii():
            said.append(len(pieces) - 1)
        for at, text in zip(said, self._converter.texts([pieces[at] for at in said]), strict=True):
            pieces[at] = text
        return "".join(pieces)

    def _tag(self, text: str) -> _Tag:
        """What becomes of a tag; most tags stand on many pages, so it is remembered."""
        if len(self._tags) > _REMEMBERED:
            self._tags.clear()
        self._tags[text] = made = self._made(text)
        return made

    def _made(self, text: str) -> _Tag:
        found = _NAME.match(text)
        if found is None:
            return _Tag(text)
        name = found[1].lower()
        if text.startswith("</"):
            return _Tag(text, name)
        attributes = {match[1].lower(): match[2][1:-1] for match in _ATTRIBUTE.finditer(text)}
        stays = attributes.get("translate") == "no"
        made = text
        if attributes and not stays:

            def change(match: re.Match[str]) -> str:
                value = match[2][1:-1]
                new = self._value(name, match[1].lower(), value, attributes)
                return match[0] if new == value else f"{match[1]}={match[2][0]}{new}{match[2][0]}"

            made = _ATTRIBUTE.sub(change, text)
        kept = (stays or name in _VERBATIM) and name not in _VOID and not text.endswith("/>")
        return _Tag(made, name, kept)

    def _value(self, name: str, key: str, value: str, attributes: dict[str, str]) -> str:
        if key in _SPOKEN:
            return self._converter.text(value)
        if name == "meta" and key == "content":
            which = (attributes.get("name") or attributes.get("property") or attributes.get("http-equiv") or "").lower()
            if which == "url" and value.startswith(self._base + "/"):
                return self._base + address(value.removeprefix(self._base))
            return value if which in _UNSPOKEN else self._converter.text(value)
        if _LEADS.get(name) == key and "hreflang" not in attributes:
            return address(value)
        return value


def address(value: str) -> str:
    """Where a link of a twin leads: to the twin of a page, and to anything else as before."""
    if not value.startswith("/") or value.startswith(("//", PREFIX + "/")):
        return value
    path = value.partition("#")[0].partition("?")[0]
    return PREFIX + value if path.endswith("/") else value


@lru_cache(maxsize=2)
def markup(edition: Edition, base: str) -> Markup:
    """The conversion of an edition's pages, one a process."""
    return Markup(converter(edition), base)
