"""Automatic numbers -> text: 一、 （一） 第一条 that Word counts itself are written out, since HTML lists cannot show them.

Bullets stay lists, and so do lists of ``1.`` where Markdown counts them exactly as Word does; a list that Markdown
would count otherwise (interrupted, begun at 5, in a cell) gets its numbers as text like every other. Without this step
the numbers of half of all official documents would be lost. The rules are those of ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word import bullets
from generator.authoring.importers.word.lists import Level, WordList, WordLists
from generator.authoring.importers.word.names import W, all_of
from generator.authoring.importers.word.number_forms import counted

_ORDERED, _BULLETED = "2", "1"
_DEEPEST = 4
"""The deepest level (from 0) that the reader of Word files makes a list of."""
_TURNS = 12
_NO_LIST = re.compile(r"heading\b|title$|标题|footnote|endnote|annotation text")
"""Styles that the reader of Word files turns into something that is no list, whatever their numbers."""
_CLOSED = "、，。：；）】〕》〉」』｝"
_BLOCKS = frozenset(f"{W}{name}" for name in ("p", "tbl", "sdt", "sdtContent", "body"))
_SEEN = ("drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference")


@dataclass(slots=True)
class Counters:
    """Where every list of a text stands: by what counts together, then by level."""

    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def next(self, found: WordList, place: int) -> dict[int, int]:
        """Count an item; gives the numbers of all levels down to its own."""
        counts = self._counts[found.key]
        for upper in range(place):
            # A level that was passed over counts as used once: 1.1.1 right below 1., then 1.2.
            if upper not in counts and upper in found.levels:
                counts[upper] = found.levels[upper].start
        anew = place in found.starts and (id(found), place) not in self._begun
        self._begun.add((id(found), place))
        fresh = anew or place not in counts
        counts[place] = found.levels[place].start if fresh else counts[place] + 1
        for deeper in [other for other in counts if other > place and _restarts(found.levels.get(other), other, place)]:
            del counts[deeper]
        return {which: count for which, count in counts.items() if which <= place}


def _restarts(level: Level | None, own: int, used: int) -> bool:
    """17.9.10: after any higher level, never (0), or after the level named there or one above it."""
    if level is None or level.restart is None or level.restart > own:
        return True
    return used < level.restart


@dataclass(slots=True)
class _Item:
    """A paragraph in a list: its number as Word shows it, and where it stands."""

    paragraph: Element
    found: WordList
    place: int
    words: str
    number: int
    listable: bool
    as_text: bool = False

    @property
    def level(self) -> Level:
        return self.found.levels[self.place]

    @property
    def plain(self) -> bool:
        """True for ``1.`` ``2.``: what Markdown shows for an item as well."""
        return self.level.form == "decimal" and self.words == f"{self.number}."

    @property
    def signed(self) -> bool:
        """True when what stands before the paragraph must be written: a number, or a mark that says something."""
        return self.level.form != "bullet" or not bullets.is_ornament(self.words)


def spelled_out(root: Element, lists: WordLists) -> int:
    """Write numbers into paragraphs, in place; gives how many. Such paragraphs are no list items any more."""
    items = _counted(root, lists)
    if not items:
        return 0
    _choose(root, items)
    done = 0
    for item in items.values():
        if not item.as_text:
            _listed(item.paragraph, _BULLETED if item.level.form == "bullet" else _ORDERED, item.place)
            continue
        _listed(item.paragraph, "0", 0)
        if item.words.strip():
            _write(item)
            done += item.level.counts
    return done


def counting_anew() -> bytes:
    """``word/numbering.xml`` for the text as :func:`spelled_out` leaves it: one list of bullets and one of numbers."""
    root = Element(f"{W}numbering")
    for identity, form in ((_BULLETED, "bullet"), (_ORDERED, "decimal")):
        abstract = SubElement(root, f"{W}abstractNum", {f"{W}abstractNumId": identity})
        for place in range(_DEEPEST + 1):
            level = SubElement(abstract, f"{W}lvl", {f"{W}ilvl": str(place)})
            SubElement(level, f"{W}numFmt", {f"{W}val": form})
    for identity in (_BULLETED, _ORDERED):
        SubElement(SubElement(root, f"{W}num", {f"{W}numId": identity}), f"{W}abstractNumId", {f"{W}val": identity})
    part: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return part


def label(levels: dict[int, Level], counts: dict[int, int], place: int) -> str:
    """The number as Word shows it: ``（二）`` or ``1.2.3``."""
    own = levels[place]

    def part(match: re.Match[str]) -> str:
        which = int(match.group(1)) - 1
        if which > place or which not in levels or which not in counts:
            return ""
        form = levels[which].form
        return counted(counts[which], "decimal" if own.legal and form not in ("none", "bullet") else form)

    return own.text if own.form == "bullet" else re.sub(r"%([1-9])", part, own.text)


def _counted(root: Element, lists: WordLists) -> dict[Element, _Item]:
    """Every paragraph of a list, in the order of the text."""
    counters = Counters()
    inside = {paragraph for cell in all_of(root, "tc", "footnote", "endnote") for paragraph in cell.iter(f"{W}p")}
    items: dict[Element, _Item] = {}
    for paragraph in all_of(root, "p"):
        member = lists.of(paragraph)
        if member is None:
            if paragraph.find(f"{W}pPr/{W}numPr") is not None:
                _listed(paragraph, "0", 0)
            continue
        found, place = member
        counts = counters.next(found, place)
        styled = lists.name(lists.style(paragraph)) if paragraph.find(f"{W}pPr/{W}pStyle") is not None else ""
        listable = (
            paragraph not in inside and place <= _DEEPEST and not _NO_LIST.search(styled) and bool(_opening(paragraph))
        )
        items[paragraph] = _Item(paragraph, found, place, label(found.levels, counts, place), counts[place], listable)
    return items


def _choose(root: Element, items: dict[Element, _Item]) -> None:
    """Decide which items stay list items. Of one list all stay or none, or a page would mix both."""
    for item in items.values():
        if item.level.form == "bullet":
            item.as_text = not item.listable or item.signed
        else:
            item.as_text = not (item.listable and item.plain)
    texts = {item.found.key for item in items.values() if item.as_text and item.plain}
    order = list(_in_order(root))
    for turn in range(_TURNS):
        for item in items.values():
            if item.found.key in texts and item.level.form != "bullet":
                item.as_text = True
        wrong = _counted_otherwise(order, items)
        if not wrong:
            return
        # Each list that becomes text interrupts others; a file made to go on so for ever gets no list at all.
        texts |= wrong if turn < _TURNS - 2 else {item.found.key for item in items.values()}


def _in_order(root: Element) -> Iterator[Element]:
    """Paragraphs as they follow one another, and tables, which interrupt a list."""
    for child in root:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child
        elif child.tag in _BLOCKS or child.tag in (f"{W}footnote", f"{W}endnote"):
            yield from _in_order(child)


def _counted_otherwise(order: list[Element], items: dict[Element, _Item]) -> set[str]:
    """The lists with an item that Markdown would give another number than Word, or no place in a list."""
    wrong: set[str] = set()
    depth: list[tuple[bool, int]] = []
    for paragraph in order:
        item = items.get(paragraph)
        if item is None or item.as_text:
            depth = []
            continue
        ordered = item.level.form != "bullet"
        place = min(item.place, len(depth))
        before = depth[place] if place < len(depth) else None
        expected = before[1] + 1 if before is not None and before[0] == ordered else 1
        if ordered and (item.number != expected or place != item.place):
            wrong.add(item.found.key)
        depth = [*depth[:place], (ordered, expected)]
    return wrong


def _opening(paragraph: Element) -> str:
    """The first character of a paragraph, a blank for a picture or a note; "" when nothing is to be seen."""
    for node in paragraph.iter():
        if node.tag == f"{W}t" and (node.text or "").strip():
            return (node.text or "").lstrip()[0]
        if any(node.tag == f"{W}{name}" for name in _SEEN):
            return " "
    return ""


def _joined(words: str, suffix: str, following: str) -> str:
    """The number with what parts it from the text: nothing after 、 or ）, a blank after 条, and before a figure always.

    Word leaves a gap of its own; official documents write 一、总体要求 and 第一条 为了 (GB/T 9704-2012 7.3.3), and 1. before
    5万元 would be read as 1.5万元.
    """
    words = words.rstrip()
    if suffix == "nothing" or not following or not words:
        return words
    last, figure = words[-1], following.isdigit() or (following.isascii() and following.isalpha())
    signed = last in ".．)" or unicodedata.category(last) == "No"
    return words if last in _CLOSED or (signed and not figure) else f"{words} "


def _write(item: _Item) -> None:
    """The number as the paragraph's first run."""
    run = Element(f"{W}r")
    node = SubElement(run, f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
    node.text = _joined(item.words, item.level.suffix, _opening(item.paragraph))
    item.paragraph.insert(1, run)


def _listed(paragraph: Element, identity: str, place: int) -> None:
    """Put a paragraph into one of the two lists of :func:`counting_anew`, or with 0 into none, against its style."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
    else:
        paragraph.remove(properties)
    paragraph.insert(0, properties)
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    number = SubElement(properties, f"{W}numPr")
    SubElement(number, f"{W}ilvl", {f"{W}val": str(place)})
    SubElement(number, f"{W}numId", {f"{W}val": identity})
