"""The HTML of a body -> its text blocks, the units within which a phrase may be found."""

from __future__ import annotations

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {"p", "li", "td", "th", "dd", "pre", "blockquote", "figcaption"}
_UNSEEN = "script,style,nav,rt,rp,[data-search-ignore]"
_SPACE = re.compile(r"\s+")


class TextBlock(NamedTuple):
    """Text of one block, white space joined; a heading says what the document is about."""

    text: str
    heading: bool


def blocks(html: str) -> list[TextBlock]:
    """The outermost blocks in the order of the page; what is nested in one (a paragraph in a list item) is its text."""
    if not html.strip():
        return []
    root = LexborHTMLParser(html).root
    if root is None:
        return []
    for unseen in root.css(_UNSEEN):
        unseen.decompose()
    texts = [TextBlock(_SPACE.sub(" ", node.text()).strip(), node.tag in _HEADINGS) for node in _outermost(root)]
    return [block for block in texts if block.text]


def _outermost(root: LexborNode) -> list[LexborNode]:
    nodes: list[LexborNode] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.tag in _BLOCKS:
            nodes.append(node)
        else:
            waiting += reversed(list(node.iter()))
    return nodes
