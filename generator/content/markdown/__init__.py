"""Turns the Markdown of a document's body into a Body: HTML, headings, local links, excerpt.

Plain prose takes the direct path (prose.py); whatever else is left to markdown-it-py (blocks.py), which is imported
only then. Both give the same result: tests/properties/test_prose.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.base.patterns import lazy_re, pattern_table
from generator.content.markdown.body import PLACEHOLDER, Body, BodyLink, Composition, Heading, escape, normalise
from generator.content.markdown.prose import split_prose

__all__ = ["Body", "BodyLink", "Heading", "fill_links", "plain_text", "render_markdown", "render_slowly"]

_SCHEME = lazy_re(r"([a-z][a-z0-9+.\-]*):", re.IGNORECASE)
_SAFE_SCHEMES = {"http", "https", "mailto", "tel"}
_IGNORED_IN_ADDRESS = lazy_re(r"[\x00-\x20]")  # by browsers
_BLOCK = pattern_table(
    "p", (r"h[2-6]", "h2"), "li tr div pre dt dd summary caption blockquote figcaption title desc text", whole=True
)
_BREAK = lazy_re(rf"<br>\n?|</{_BLOCK.pattern}>\n?")
_CELL = lazy_re(r"</(?:td|th)>\n?")
_FOOTNOTE_MARK = lazy_re(r'<sup class="footnote-ref">.*?</sup>| <a [^>]*class="footnote-back"[^>]*>↩</a>')
_TAG = lazy_re(r'<[^>"]*(?:"[^"]*"[^>"]*)*>')
_EMPTY_LINES = lazy_re(r"\s*\n\s*")


def render_markdown(text: str) -> Body:
    """Render a body; pure and deterministic, and without an error for any text."""
    pieces = split_prose(text)
    if any(piece.add is None for piece in pieces):
        pieces = split_prose(normalise(text))
    composition = Composition()
    for piece in pieces:
        if piece.add is not None:
            piece.add(piece.text, composition)
        else:
            from generator.content.markdown.blocks import render_blocks

            composition.html.append(render_blocks(piece.text, piece.line, composition))
    return composition.finish("".join(composition.html))


def render_slowly(text: str) -> Body:
    """Render a body by markdown-it-py alone; the measure of the direct path."""
    from generator.content.markdown.blocks import render_blocks

    composition = Composition()
    return composition.finish(render_blocks(normalise(text), 1, composition))


def fill_links(html: str, addresses: Sequence[str]) -> str:
    """Put the address of each of `Body.links`, in their order, in place of its placeholder.

    An address with a scheme other than http, https, mailto and tel becomes `#`: no document can run a script.
    """
    return PLACEHOLDER.sub(lambda match: _attribute(addresses[int(match.group(1))]), html)


def plain_text(html: str) -> str:
    """Give the text of a rendered body: a line for each block, cells apart by a blank, no tags,
    no marks of footnotes."""
    from html import unescape

    if "footnote-" in html:
        html = _FOOTNOTE_MARK.sub("", html)
    text = _TAG.sub("", _CELL.sub(" ", _BREAK.sub("\n", html)))
    return _EMPTY_LINES.sub("\n", unescape(text)).strip()


def _attribute(address: str) -> str:
    scheme = _SCHEME.match(_IGNORED_IN_ADDRESS.sub("", address))
    return "#" if scheme and scheme.group(1).lower() not in _SAFE_SCHEMES else escape(address)
