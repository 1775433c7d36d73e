"""A tree of HTML nodes -> blocks with inline marks: paragraphs, headings, lists, tables, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.authoring.importers import inline
from generator.authoring.importers.source import SourceBlock
from generator.authoring.importers.webpage.tables import is_layout, rows_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "form",
        "button",
        "select",
        "textarea",
        "nav",
        "head",
        "link",
        "meta",
        "map",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "center",
        "blockquote",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "address",
        "fieldset",
        "tbody",
        "details",
        "summary",
        "body",
        "html",
        "hr",
        "form",
    ]
)
_MARKS = {
    "strong": (inline.STRONG_ON, inline.STRONG_OFF),
    "b": (inline.STRONG_ON, inline.STRONG_OFF),
    "em": (inline.EM_ON, inline.EM_OFF),
    "i": (inline.EM_ON, inline.EM_OFF),
    "sup": (inline.SUP_ON, inline.SUP_OFF),
    "sub": (inline.SUB_ON, inline.SUB_OFF),
    "s": (inline.STRIKE_ON, inline.STRIKE_OFF),
    "del": (inline.STRIKE_ON, inline.STRIKE_OFF),
    "strike": (inline.STRIKE_ON, inline.STRIKE_OFF),
}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BETWEEN = re.compile("(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])")
_NOTE = re.compile(r"#?(?:foot|end)note-(?:ref-)?(.+)")


@dataclass(slots=True)
class Reader:
    """The state of one reading. ``link`` and ``picture`` turn a target into text with inline marks."""

    link: Callable[[str, str], str]
    picture: Callable[[str, str], str]
    blocks: list[SourceBlock] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _notes: dict[str, int] = field(default_factory=dict)

    def read(self, node: LexborNode) -> tuple[SourceBlock, ...]:
        """The blocks below a node."""
        self._children(node)
        self._flush()
        return tuple(self.blocks)

    def _children(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            self._node(child)

    def _node(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self._text.append(inline.safe(_BETWEEN.sub("", node.text_content or "")))
        elif tag in SKIPPED or tag.startswith(("-", "_", "!")):
            return
        elif tag == "br":
            self._flush("line")
        elif tag in ("ul", "ol"):
            self._flush()
            self._list(node, 0)
        elif tag == "table" and not is_layout(node):
            self._flush()
            self.blocks.append(SourceBlock("table", rows=rows_of(node, self.inner)))
        elif re.fullmatch("h[1-6]", tag):
            self._flush()
            self._add(SourceBlock("heading", _tidy(self.inner(node).replace(inline.BREAK, "")), level=int(tag[1])))
        elif tag == "pre":
            self._flush()
            self.blocks.extend(SourceBlock("line", inline.safe(line)) for line in (node.text() or "").split("\n"))
        elif tag in _BLOCKS or tag in ("table", "tr", "td", "th", "thead", "tfoot"):
            self._flush()
            self._children(node)
            self._flush()
        else:
            self._text.append(self._inline(node))

    def _add(self, block: SourceBlock) -> None:
        if inline.plain(block.text).strip() or inline.IMAGE_ON in block.text or inline.FOOTNOTE in block.text:
            self.blocks.append(block)

    def _flush(self, kind: str = "paragraph") -> None:
        text = _tidy("".join(self._text))
        self._text.clear()
        self._add(SourceBlock("line" if kind == "line" else "paragraph", text))

    def inner(self, node: LexborNode, without: tuple[str, ...] = ()) -> str:
        """The text below a node as one line; blocks inside are parted by line breaks.
        without: children that stay out."""
        pieces: list[str] = []
        for child in node.iter(include_text=True):
            tag = child.tag or ""
            if tag == "-text":
                pieces.append(inline.safe(_BETWEEN.sub("", child.text_content or "")))
            elif tag in SKIPPED or tag in without or tag.startswith(("-", "_", "!")):
                continue
            elif tag == "br":
                pieces.append(inline.BREAK)
            elif tag in _BLOCKS or tag in ("ul", "ol", "li", "table", "tr") or re.fullmatch("h[1-6]", tag):
                pieces.extend((inline.BREAK, self.inner(child), inline.BREAK))
            elif tag in ("td", "th"):
                pieces.extend((self.inner(child), " "))
            else:
                pieces.append(self._inline(child))
        return _tidy(
            re.sub(f"\\s*{inline.BREAK}[\\s{inline.BREAK}]*", inline.BREAK, "".join(pieces)).strip(inline.BREAK)
        )

    def _inline(self, node: LexborNode) -> str:
        tag, attributes = node.tag or "", node.attributes
        if tag == "img":
            return self.picture(
                (attributes.get("src") or attributes.get("data-src") or "").strip(),
                (attributes.get("alt") or "").strip(),
            )
        if tag == "input":
            ticked = "checked" in attributes
            return ("☑" if ticked else "□") if attributes.get("type") == "checkbox" else ""
        identity = attributes.get("id") or ""
        target = attributes.get("href") or ""
        if tag == "a" and identity.startswith(("footnote-ref-", "endnote-ref-")):
            return inline.footnote(self._number(target))
        text = self._inline_children(node)
        if tag == "a" and target and text.strip():
            return self.link(target.strip(), text)
        on, off = _MARKS.get(tag, ("", ""))
        if tag in ("span", "font") and re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", attributes.get("style") or ""):
            on, off = _MARKS["b"]
        if not inline.plain(text).strip() or (tag == "sup" and inline.FOOTNOTE in text):
            return text
        return on + text + off

    def _inline_children(self, node: LexborNode) -> str:
        """Inline content; a block element inside an inline one (bad HTML, but common) ends the paragraph."""
        return self.inner(node)

    def _number(self, target: str) -> int:
        """Footnotes are counted in the order of their references."""
        return self._notes.setdefault(target.lstrip("#"), len(self._notes) + 1)

    def _list(self, node: LexborNode, level: int) -> None:
        ordered = node.tag == "ol"
        start = node.attributes.get("start") or "1"
        number = int(start) if start.isdigit() else 1
        for item in node.iter():
            if item.tag != "li":
                continue
            if identity := _NOTE.fullmatch(item.attributes.get("id") or ""):
                self._footnote(item, identity.group())
                continue
            nested = [child for child in item.iter() if child.tag in ("ul", "ol")]
            text = self._item_text(item)
            if inline.plain(text).strip() or inline.IMAGE_ON in text or inline.FOOTNOTE in text:
                self.blocks.append(SourceBlock("item", text, level=level, ordered=ordered, number=number))
                number += 1
            for child in nested:
                self._list(child, level + 1 if text else level)

    def _item_text(self, item: LexborNode) -> str:
        """The item's own text, without that of lists inside it."""
        return self.inner(item, without=("ul", "ol"))

    def _footnote(self, item: LexborNode, identity: str) -> None:
        text = self.inner(item)
        plain = re.sub(f"{inline.LINK_ON}.↑{inline.LINK_OFF}|↑\\s*$", "", text).replace(inline.BREAK, " ").strip()
        self.blocks.append(SourceBlock("footnote", plain, level=self._number(identity)))


def _tidy(text: str) -> str:
    """Runs of ASCII blanks are one blank, as a browser shows them; full-width ones stay for the cleaning steps."""
    return _SPACE.sub(" ", text).strip(" ")
