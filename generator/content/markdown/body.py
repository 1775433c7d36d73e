"""Turns what the Markdown paths meet (paragraphs, headings, links, tables) into one Body.

Both paths report to a `Composition`, in the order of the text, so that numbering, addresses and the excerpt cannot
differ between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import unescape

import msgspec

from generator.base.characters import is_normal, normal
from generator.base.patterns import lazy_re

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the number of a local link in the HTML; `normalise` takes both characters out of the text."""
EXCERPT_LENGTH = 120
"""Characters."""
_STOPS = "。！？；：，、”）》…"

PLACEHOLDER = lazy_re(f"{OPEN}(\\d+){CLOSE}")
_UNSEEN = lazy_re("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\ue000\ue001\ufeff]")
_REFERENCE = lazy_re("&(?:#[0-9]{1,12}|#[xX][0-9a-fA-F]{1,12}|[A-Za-z]{2,31});?")
_LOST = "\ufffd"
_BLANK_LINE = lazy_re(r"\n[ \t\u00a0\u3000]+(?=\n|\Z)")
_COMMENT_BEGINS = lazy_re(r"^<!--(?!-?>)", re.MULTILINE)
_COMMENT_ENDS = lazy_re(r"-->[ \t]*$", re.MULTILINE)
_EXTERNAL = lazy_re(r"(?:https?:)?[\\/]{2}|mailto:|tel:|#", re.IGNORECASE)
_IGNORED_IN_URL = lazy_re(r"[\x00-\x1f]")
_LEADS_IN = lazy_re("如下|下列|以下|。")


class Heading(msgspec.Struct, frozen=True):
    """A heading of the body: its level in the page (2 to 6), its anchor, its plain text."""

    level: int
    id: str
    text: str


class BodyLink(msgspec.Struct, frozen=True):
    """A link or image that points into the site, as it was written, with its line (from 1) in the given text."""

    href: str
    line: int
    image: bool


class Body(msgspec.Struct, frozen=True):
    """A rendered body; `html` holds a placeholder for the address of each of `links`."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[BodyLink, ...]
    excerpt: str


class Composition:
    """The body as far as it has been read."""

    def __init__(self) -> None:
        self.html: list[str] = []
        self.links: list[BodyLink] = []
        self.tables = 0
        self._headings: list[Heading] = []
        self._outline: list[
            tuple[int, int, str]
        ] = []  # level in the text, number among siblings, anchor of the open ones
        self._opening: list[str] = []
        self._missing = EXCERPT_LENGTH

    def heading(self, level: int, text: str) -> Heading:
        """Place a heading of the text's `level` (1 to 6): the outermost becomes h2, and no level is skipped."""
        number = 1
        while self._outline and self._outline[-1][0] >= level:
            number = self._outline.pop()[1] + 1
        anchor = f"{self._outline[-1][2] if self._outline else 's'}-{number}"
        self._outline.append((level, number, anchor))
        heading = Heading(min(len(self._outline) + 1, 6), anchor, text)
        self._headings.append(heading)
        return heading

    def link(self, href: str, line: int, *, image: bool) -> str:
        """Keep a local link and return its placeholder."""
        self.links.append(BodyLink(href, line, image))
        return f"{OPEN}{len(self.links) - 1}{CLOSE}"

    def wants_excerpt(self) -> bool:
        """Whether the excerpt still has room for a paragraph."""
        return self._missing > 0

    def paragraph(self, text: str) -> None:
        """Offer the plain text of a paragraph to the excerpt; lines with the addressees are passed over."""
        if self._missing <= 0 or not text or (not self._opening and _addresses(text)):
            return
        if self._opening and self._opening[-1][-1] not in _STOPS:
            self._opening.append(" ")
        self._opening.append(text)
        self._missing -= len(text)

    def finish(self, html: str) -> Body:
        """Close the composition with its HTML."""
        excerpt = "".join(self._opening)
        if len(excerpt) > EXCERPT_LENGTH:
            excerpt = excerpt[:EXCERPT_LENGTH].rstrip() + "…"
        return Body(html, tuple(self._headings), tuple(self.links), excerpt)


def normalise(text: str) -> str:
    """Make line ends `\\n`, empty the lines of mere blanks, take out comments and what no page may contain.

    Lines keep their number.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNSEEN.search(text):
        text = _UNSEEN.sub(_stand_in, text)
    if "&" in text and next(unfit_references(text), None):
        text = _REFERENCE.sub(partial(_referred, ""), text)
        text = _REFERENCE.sub(partial(_referred, _LOST), text)  # what has come together now
    if "<!--" in text and "`" not in text and "~~~" not in text:  # else it may be code that shows a comment
        text = _without_comments(text)
    return _BLANK_LINE.sub("\n", "\n" + text)[1:]


def unfit_references(text: str) -> Iterator[tuple[int, str]]:
    """Where a text names characters by number or name that no page may contain, and what they are."""
    for match in _REFERENCE.finditer(text) if "&" in text else ():
        meant = unescape(match.group())
        if not is_normal(meant):
            yield match.start(), meant


def _referred(taken: str, match: re.Match[str]) -> str:
    """A reference, or what stands for it. taken: in place of what draws nothing; what is refused leaves a trace."""
    unfit = normal(unescape(match.group()))[1]
    if not unfit:
        return match.group()
    return taken if all(one.fate == "taken" for one in unfit) else _LOST


def _without_comments(text: str) -> str:
    """The text with the lines of comments emptied. One expression would look for the end of each that never ends."""
    kept, at = [], 0
    for begin in _COMMENT_BEGINS.finditer(text):
        if begin.start() < at:
            continue
        end = _COMMENT_ENDS.search(text, begin.end())
        if end is None:
            break
        kept += [text[at : begin.start()], "\n" * text.count("\n", begin.start(), end.end())]
        at = end.end()
    return "".join([*kept, text[at:]])


def is_local(href: str) -> bool:
    """Tell whether a link points into the site: no web, mail or telephone address, no mere fragment."""
    return _EXTERNAL.match(_IGNORED_IN_URL.sub("", href).strip()) is None


def is_web(href: str) -> bool:
    """Tell whether a link that is not local leaves for another site."""
    return not is_local(href) and href.strip()[0] in "hH/\\"


def escape(text: str) -> str:
    """Escape for HTML text and double-quoted attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _stand_in(match: re.Match[str]) -> str:
    return {"\0": "\ufffd", "\x0b": " ", "\x0c": " "}.get(match.group(), "")


def _addresses(text: str) -> bool:
    """Tell whether a paragraph names the addressees (各乡镇人民政府：) and does not lead in to what follows."""
    return text.endswith(("：", ":")) and _LEADS_IN.search(text) is None
