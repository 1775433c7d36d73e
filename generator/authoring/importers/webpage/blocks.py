"""A tree of HTML nodes -> blocks with inline marks: paragraphs, headings, lists, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.authoring.importers import inline
from generator.authoring.importers.source import SourceBlock
from generator.authoring.importers.webpage import lists, office
from generator.authoring.importers.webpage.line import blank_of, field_text, says, text_lines, tidy, words_of
from generator.authoring.importers.webpage.pictures import candidates
from generator.authoring.importers.webpage.tables import is_layout, rows_of
from generator.authoring.importers.webpage.tags import BLOCKS, HEADINGS, LISTS, MARKS, PARTING, SKIPPED

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_NOTE = re.compile(r"#?(?:foot|end)note-(?:ref-)?(.+)")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LINED = re.compile(
    r"text-decoration[\w-]*\s*:[^;]*underline|border-bottom(?:-width)?\s*:\s*[\d.]*[1-9]", re.IGNORECASE
)
_KEPT_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_LONGEST_HEADING = 120
"""Characters; a heading element that holds more is a way to make letters larger."""


@dataclass(slots=True)
class Reader:
    """The state of one reading. ``link`` and ``picture`` turn a target into text with inline marks; ``picture`` takes
    the addresses at which a picture may lie, one a line, the likeliest first, and the alternative text."""

    link: Callable[[str, str], str]
    picture: Callable[[str, str], str]
    blocks: list[SourceBlock] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _notes: dict[str, int] = field(default_factory=dict)
    _around: list[Callable[[str], str]] = field(default_factory=list)
    _dotted: int = -1
    _deep: int = 0

    def read(self, *nodes: LexborNode) -> tuple[SourceBlock, ...]:
        """The blocks below the nodes."""
        for node in nodes:
            self._children(node)
            self._flush()
        return tuple(self.blocks)

    def _children(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            self._node(child)

    def _node(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._say(words_of(node))
        elif tag in SKIPPED or tag.startswith(("-", "_", "!")):
            return
        elif tag == "br":
            self._text.append(inline.BREAK)
        elif tag in LISTS:
            self._flush()
            self._list(node, 0)
        elif tag == "table" and not is_layout(node):
            self._flush()
            self.blocks.append(SourceBlock("table", rows=rows_of(node, self.inner)))
        elif tag in HEADINGS and _is_heading(node):
            self._flush()
            self._add(SourceBlock("heading", self.inner(node).replace(inline.BREAK, ""), level=int(tag[1])))
        elif _keeps_lines(node, tag):
            self._flush()
            self._set(node)
        elif tag in BLOCKS or tag in HEADINGS or tag == "pre":
            self._flush()
            self._children(node)
            self._flush()
        elif node.css_first(PARTING):
            self._around.append(self._marking(node))
            self._children(node)
            self._around.pop()
        else:
            self._say(self._inline(node))

    def _say(self, text: str) -> None:
        """Text of a line, in the marks of every element round it that holds blocks as well."""
        if self._around and says(text):
            for mark in reversed(self._around):
                text = mark(text)
        self._text.append(text)

    def _add(self, block: SourceBlock) -> None:
        if says(block.text):
            self.blocks.append(block)

    def _flush(self) -> None:
        """What stands since the last block: a paragraph, or lines with a blank one behind them."""
        texts = [tidy(line) for line in inline.parted("".join(self._text))]
        self._text.clear()
        while texts and not says(texts[-1]):
            texts.pop()
        if self._dotted >= 0 and texts:
            self._add(SourceBlock("item", inline.BREAK.join(filter(says, texts)), level=self._dotted))
        elif len([text for text in texts if says(text)]) == 1:
            self.blocks.append(SourceBlock("paragraph", texts[-1]))
        elif texts:
            self.blocks.extend(SourceBlock("line", text if says(text) else "") for text in [*texts, ""])
        self._dotted = -1

    def inner(self, node: LexborNode) -> str:
        """The text below a node as one line; blocks inside are parted by line breaks."""
        return self._line(node.iter(include_text=True))

    def _line(self, nodes: Iterable[LexborNode]) -> str:
        self._deep += 1
        lines = [tidy(line) for line in inline.parted(self._whole(nodes))]
        self._deep -= 1
        return inline.BREAK.join(line for line in lines if says(line))

    def _whole(self, nodes: Iterable[LexborNode]) -> str:
        """The text of nodes with every line break that their elements make, those at its edges too."""
        pieces: list[str] = []
        for node in nodes:
            tag, inside = node.tag or "", node.iter(include_text=True)
            if tag == "-text":
                pieces.append(words_of(node))
            elif tag in SKIPPED or tag.startswith(("-", "_", "!")):
                continue
            elif tag == "br":
                pieces.append(inline.BREAK)
            elif tag in ("td", "th"):
                pieces.extend((self._whole(inside), " "))
            elif tag == "pre":
                pieces.extend((inline.BREAK, text_lines(node), inline.BREAK))
            elif tag in BLOCKS or tag in LISTS or tag in HEADINGS:
                pieces.extend((inline.BREAK, self._whole(inside), inline.BREAK))
            else:
                pieces.append(self._inline(node))
        return "".join(pieces)

    def _inline(self, node: LexborNode) -> str:
        tag, attributes = node.tag or "", node.attributes
        if tag == "img":
            return self.picture("\n".join(candidates(node)), inline.safe((attributes.get("alt") or "").strip()))
        if tag == "input":
            return field_text(node)
        if tag == "a" and (attributes.get("id") or "").startswith(("footnote-ref-", "endnote-ref-")):
            return inline.footnote(self._number(attributes.get("href") or ""))
        if (mark := office.marker(node)) is not None:
            if mark.dot and self._deep:
                return "• "
            self._dotted = mark.level if mark.dot else self._dotted
            return mark.text
        text = self._whole(node.iter(include_text=True))
        if tag == "rt" and says(text):
            return text if node.parent is not None and node.parent.css_first("rp") else f"（{text.strip()}）"
        if not says(text):
            return blank_of(text) if tag in ("u", "ins") or _LINED.search(attributes.get("style") or "") else text
        marked = self._marking(node)
        return inline.BREAK.join(marked(line) if says(line) else "" for line in inline.parted(text))

    def _marking(self, node: LexborNode) -> Callable[[str], str]:
        """What an inline element does to the text in it."""
        tag, attributes = node.tag or "", node.attributes
        target = (attributes.get("href") or "").strip()
        if tag == "a" and target:
            return lambda text: self.link(target, text) if inline.plain(text).strip() else text
        on, off = MARKS.get(tag, ("", ""))
        if tag in ("span", "font") and _BOLD.search(attributes.get("style") or ""):
            on, off = MARKS["b"]

        def marked(text: str) -> str:
            if not inline.plain(text).strip() or (tag == "sup" and inline.FOOTNOTE in text):
                return text
            return on + text + off

        return marked

    def _number(self, target: str) -> int:
        """Footnotes are counted in the order of their references."""
        return self._notes.setdefault(target.lstrip("#"), len(self._notes) + 1)

    def _set(self, node: LexborNode) -> None:
        """Text whose line ends and indents show."""
        lines = text_lines(node).split(inline.BREAK)
        self.blocks.extend(SourceBlock("line", line.rstrip()) for line in [*lines, ""])

    def _list(self, node: LexborNode, level: int) -> None:
        items = [child for child in node.iter() if child.tag == "li"]
        ordered = node.tag == "ol"
        counted = dict(zip((item.mem_id for item in items), lists.numbers(items, node), strict=True)) if ordered else {}
        marker = lists.marker(node)
        if ordered and marker is None and not self._counts(list(counted.values()), level):
            marker = lists.whole(".")
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "li":
                self._item(child, level, counted.get(child.mem_id, 0), marker, ordered=ordered)
            elif tag in LISTS:
                self._flush()
                self._list(child, level + 1)
            else:
                self._node(child)
        self._flush()

    def _counts(self, wanted: list[int], level: int) -> bool:
        """Whether Markdown counts just so: from a number on, and not on from the list before it."""
        before = self.blocks[-1] if self.blocks else SourceBlock("paragraph")
        goes_on = before.kind == "item" and before.ordered and before.level == level
        first = wanted[0] if wanted else 1
        return wanted == list(range(first, first + len(wanted))) and first >= 0 and not goes_on

    def _item(
        self, item: LexborNode, level: int, number: int, marker: Callable[[int], str] | None, *, ordered: bool
    ) -> None:
        self._flush()
        if identity := _NOTE.fullmatch(item.attributes.get("id") or ""):
            self._footnote(item, identity.group())
            return
        begun = False
        for group in _groups(item):
            if group[0].tag in LISTS:
                self._list(group[0], level + 1 if begun and marker is None else level)
            elif len(group) == 1 and _holds_more(group[0]):
                self._node(group[0])
                self._flush()
            elif says(text := self._line(group)) and not begun and marker is None:
                self.blocks.append(SourceBlock("item", text, level=level, ordered=ordered, number=number or 1))
                begun = True
            else:
                before = marker(number) if marker is not None and not begun and text else ""
                self.blocks.extend(SourceBlock("paragraph", one) for one in (before + text).split(inline.BREAK) if one)
                begun = begun or bool(text)

    def _footnote(self, item: LexborNode, identity: str) -> None:
        text = self.inner(item)
        plain = re.sub(f"{inline.LINK_ON}.↑{inline.LINK_OFF}|↑\\s*$", "", text).replace(inline.BREAK, " ").strip()
        self.blocks.append(SourceBlock("footnote", plain, level=self._number(identity)))


def _groups(item: LexborNode) -> list[list[LexborNode]]:
    """The children of an item: runs of text, and each list or table, or what holds one, for itself."""
    found: list[list[LexborNode]] = []
    alone = True
    for child in item.iter(include_text=True):
        more = _holds_more(child)
        if more or alone:
            found.append([child])
        else:
            found[-1].append(child)
        alone = more
    return found


def _holds_more(node: LexborNode) -> bool:
    return not (node.tag or "-").startswith("-") and node.css_first("ul, ol, dir, menu, table") is not None


def _is_heading(node: LexborNode) -> bool:
    """Whether a heading element holds a heading, and not sentences in larger letters."""
    text = node.text(strip=True)
    return len(text) <= _LONGEST_HEADING and not ("。" in text and node.css_first("p, div, br, li"))


def _keeps_lines(node: LexborNode, tag: str) -> bool:
    """Whether the line ends in a node's text show."""
    kept = tag == "pre" or (tag in BLOCKS and _KEPT_LINES.search(node.attributes.get("style") or ""))
    return bool(kept) and all(inside.mem_id == node.mem_id for inside in node.css(f"{PARTING}, img, a"))
