"""What a page hides from its readers, and what of it a script shows to them (CSS Display 3, CSS 2.2 11.2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.base.patterns import pattern_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

_GONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_AWAY = re.compile(r"(?:left|top|text-indent)\s*:\s*-\s*\d{3,}", re.IGNORECASE)
_UNSEEN = re.compile(r"visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0*\.?0*(?![\d.])", re.IGNORECASE)
_SEEN = re.compile(r"visibility\s*:\s*visible", re.IGNORECASE)
_SIZE = re.compile(r"font-size\s*:\s*([\d.]*)", re.IGNORECASE)
_SIMPLE = re.compile(r"[\w-]*[.#][\w-]+(?:\s*>?\s*[\w.#-]+){0,3}")
_UNDOES = pattern_table("show display visib toggle slide fade removeClass removeAttr classList hidden opacity")
_NAMED = re.compile(r"[\"']#?(\.?[^\s\"'#.]{2,80})[\"']")
_NEAR = 120
"""Characters behind the name of an element in which a script says what becomes of it."""
_STYLED = "[hidden], [style]"


@dataclass(frozen=True, slots=True)
class PageScripts:
    """The text of a page's own scripts, and of what its elements do when somebody clicks on them.

    shown: ids and ``.classes`` of elements that they name together with an act that shows.
    """

    text: str = ""
    shown: frozenset[str] = frozenset()

    def show(self, node: LexborNode) -> bool:
        """Whether a script seems to show an element that the page hides."""
        names = (node.attributes.get("id") or "").split()
        classes = (f".{name}" for name in (node.attributes.get("class") or "").split())
        return not self.shown.isdisjoint((*names, *classes))

    def keep_hidden(self, node: LexborNode, hiding: frozenset[int]) -> bool:
        """Whether a node stands in something hidden that no script shows."""
        above: LexborNode | None = node
        while above is not None:
            if above.mem_id in hiding and not self.show(above):
                return True
            above = above.parent
        return False


@dataclass(slots=True)
class HiddenText:
    """What was taken out of an article. texts: as it stood there. shown: kept, since a script shows it."""

    texts: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)


def scripts_of(tree: LexborHTMLParser) -> PageScripts:
    """The scripts of a page, before they are taken out of its tree."""
    texts = [node.text() or "" for node in tree.css("script:not([src])")]
    clicks = [node.attributes.get("onclick") or node.attributes.get("href") or "" for node in _acting(tree)]
    text = "\n".join([*texts, *clicks])
    named = (
        match.group(1) for match in _NAMED.finditer(text) if _UNDOES.search(text[match.end() : match.end() + _NEAR])
    )
    return PageScripts(text, frozenset(named))


def hiding(tree: LexborHTMLParser) -> frozenset[int]:
    """The elements that are not shown when the page opens: by their own style or by a simple rule of its style
    sheets."""
    found = {node.mem_id for node in tree.css(_STYLED) if _hides(node)}
    for selector in _rules(tree):
        try:
            found.update(node.mem_id for node in tree.css(selector))
        except ValueError:
            continue
    return frozenset(found)


def without_hidden(node: LexborNode, hidden: frozenset[int], scripts: PageScripts) -> HiddenText:
    """Take what nobody sees out of an article, whose own style does not count: it is what the page
    is for. (Without a font size of its own it may still hold parts that have one.)

    Text in a wrapper of no font size is unseen, elements in it with a size of their own are not; what is hidden by
    ``visibility`` may hold what is visible.
    """
    found = HiddenText()
    size = _SIZE.search(node.attributes.get("style") or "")
    sized = any(
        below.mem_id != node.mem_id and _SIZE.search(below.attributes.get("style") or "")
        for below in node.css("[style]")
    )
    tiny = sized and size is not None and bool(size.group(1)) and not size.group(1).strip("0.")
    _walk(node, hidden, scripts, found, unseen=False, tiny=tiny)
    return found


def _walk(
    node: LexborNode, hidden: frozenset[int], scripts: PageScripts, found: HiddenText, *, unseen: bool, tiny: bool
) -> None:
    for child in list(node.iter(include_text=True)):
        tag = child.tag or ""
        if tag == "-text":
            text = (child.text_content or "").strip()
            if text and (unseen or tiny):
                found.texts.append(text)
                child.decompose()
            continue
        style = child.attributes.get("style") or ""
        gone = (
            _GONE.search(style)
            or _AWAY.search(style)
            or "hidden" in child.attributes
            or (child.mem_id in hidden and not _UNSEEN.search(style))
        )
        shown = (gone or _UNSEEN.search(style)) and scripts.show(child)
        if gone and not shown:
            found.texts.extend(text for text in (child.text(strip=True),) if text)
            child.decompose()
            continue
        if shown:
            found.shown.extend(text for text in (child.text(strip=True),) if text)
        size = _SIZE.search(style)
        _walk(
            child,
            hidden,
            scripts,
            found,
            unseen=not shown and (bool(_UNSEEN.search(style)) or (unseen and not _SEEN.search(style))),
            tiny=tiny if size is None else bool(re.fullmatch(r"0*\.?0*", size.group(1)) and size.group(1)),
        )


def _hides(node: LexborNode) -> bool:
    style = node.attributes.get("style") or ""
    return "hidden" in node.attributes or any(hides.search(style) for hides in (_GONE, _AWAY, _UNSEEN))


def _acting(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    yield from tree.css("[onclick]")
    yield from (node for node in tree.css("a[href]") if (node.attributes.get("href") or "").startswith("javascript:"))


def _rules(tree: LexborHTMLParser) -> Iterator[str]:
    """Selectors of the page's own rules that hide; rules for print and for small screens hide nothing here."""
    sheets = [node.text() or "" for node in tree.css("style") if "print" not in (node.attributes.get("media") or "")]
    if not any(_GONE.search(sheet) for sheet in sheets):
        return
    import tinycss2

    for sheet in sheets:
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            if rule.type == "qualified-rule" and _GONE.search(tinycss2.serialize(rule.content)):
                for selector in tinycss2.serialize(rule.prelude).split(","):
                    if _SIMPLE.fullmatch(selector.strip()):
                        yield selector.strip()
