"""How much text of its own each part of a page holds: what an article has and navigation has little of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.authoring.importers.webpage.noise import BOILERPLATE, is_frame
from generator.base.words import words

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from selectolax.lexbor import LexborNode

_MARK = re.compile("[，。；：、！？]")
_PER_MARK = 6
"""A mark of a sentence counts as so many characters: menus, counters and credits have none."""
_LONG = 150
_FRAME = 5
"""What is named head, foot or sidebar counts a fifth: it may hold the article all the same."""
_LINKED = frozenset(words("a nav footer select option button textarea datalist label aside"))
"""Elements whose text counts nothing when the article is looked for."""
_SILENT = frozenset(words("script style noscript template svg head title iframe object canvas xml"))


@dataclass(slots=True)
class TextWeights:
    """Node -> characters of text in it that do not stand in links, sentence marks counted several times.

    shown: without what the page hides. whole: all of it.
    """

    shown: dict[int, int] = field(default_factory=dict)
    whole: dict[int, int] = field(default_factory=dict)

    def of(self, node: LexborNode, *, hidden: bool = False) -> int:
        """The weight of a node; hidden: with the text that the page hides."""
        return (self.whole if hidden else self.shown).get(node.mem_id, 0)


def weighed(body: LexborNode, hiding: AbstractSet[int]) -> TextWeights:
    """The weights of every element below a body. hiding: elements that are not shown."""
    weights = TextWeights()
    _weigh(body, weights, hiding)
    return weights


def _weigh(node: LexborNode, weights: TextWeights, hiding: AbstractSet[int]) -> tuple[int, int]:
    shown = whole = 0
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            text = child.text_content or ""
            size = 0 if BOILERPLATE.search(text) and len(text) < _LONG else weight_of(text)
            shown, whole = shown + size, whole + size
        elif tag not in _SILENT and not tag.startswith("-"):
            below = _weigh(child, weights, hiding)
            if is_frame(child):
                below = below[0] // _FRAME, below[1] // _FRAME
            if tag not in _LINKED:
                shown, whole = shown + below[0], whole + below[1]
    if node.mem_id in hiding:
        shown = 0
    weights.shown[node.mem_id], weights.whole[node.mem_id] = shown, whole
    return shown, whole


def weight_of(text: str) -> int:
    """The weight of a text that stands in no link."""
    size = len("".join(text.split()))
    return size + _PER_MARK * len(_MARK.findall(text)) if size else 0
