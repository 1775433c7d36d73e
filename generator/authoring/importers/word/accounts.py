"""What the passes left in the tree against what arrived as blocks: a paragraph that got lost on the way is named."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from generator.authoring.importers import inline
from generator.authoring.importers.source import SourceBlock
from generator.authoring.importers.word.names import all_of, parents, within

MOST = 200
"""Lost paragraphs that are looked for; with so many lost, the file itself is in question."""
_BLANK = re.compile(r"\s+")


def paragraphs(root: Element) -> list[str]:
    """The text of every paragraph of the prepared tree, without blanks."""
    above = parents(root)
    said: dict[Element, list[str]] = {}
    for node in all_of(root, "t"):
        paragraph = within(node, above, "p")
        if paragraph is not None and node.text:
            said.setdefault(paragraph, []).append(node.text)
    return [bare for texts in said.values() if (bare := _BLANK.sub("", inline.safe("".join(texts))))]


def missing(said: list[str], blocks: tuple[SourceBlock, ...]) -> list[str]:
    """The paragraphs whose text stands nowhere in the blocks. Most stand in order, so each is looked for onwards."""
    texts = [block.text + "".join(cell.text for row in block.rows for cell in row) for block in blocks]
    arrived = _BLANK.sub("", inline.plain("".join(texts)))
    lost: list[str] = []
    at = 0
    for words in said:
        place = arrived.find(words, at)
        if place < 0:
            if words not in arrived and len(lost) < MOST:
                lost.append(words)
            continue
        at = place + len(words)
    return lost
