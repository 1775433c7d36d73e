"""``word/numbering.xml`` and the styles -> which list and level every paragraph belongs to (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from generator.authoring.importers.word import bullets, number_forms
from generator.authoring.importers.word.names import MC, W, is_on

_CHAIN = 50
"""How many styles may be based on one another; Word itself allows eleven."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    form: how it counts. text: such as ``（%1）``. start: its first number. restart: None after any higher level, 0 never,
    n after level n (from 1) or a higher one. legal: every number of its text is Arabic. suffix: tab, space or nothing
    after the number. style: the paragraph style that it belongs to.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 0
    restart: int | None = None
    legal: bool = False
    suffix: str = "tab"
    style: str = ""

    @property
    def counts(self) -> bool:
        """Whether the reader sees a number that rises."""
        return self.form not in ("bullet", "none")


@dataclass(frozen=True, slots=True)
class WordList:
    """A list as a paragraph names it (w:num). key: what it counts together with. starts: levels that it starts anew."""

    key: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says by itself; "" and None: nothing."""

    name: str = ""
    based: str = ""
    number: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class WordLists:
    """Every list of a document and the styles that lead to them. unknown: forms that Word has not."""

    lists: dict[str, WordList]
    styles: dict[str, _Style]
    default: str = ""
    unknown: tuple[str, ...] = ()

    def of(self, paragraph: Element) -> tuple[WordList, int] | None:
        """The list and the level of a paragraph: its own word, then its style's and what this is based on."""
        properties, style = paragraph.find(f"{W}pPr/{W}numPr"), self.style(paragraph)
        number = _value(properties, "numId")
        named = (
            number if number is not None else next((one.number for _, one in self._chain(style) if one.number), None)
        )
        found = self.lists.get(named or "")
        if found is None:
            return None
        place = _number(_value(properties, "ilvl"))
        if place is None:
            place = self._place(style, found)
        return (found, place) if place in found.levels else None

    def style(self, paragraph: Element) -> str:
        """The paragraph's style, or the document's default one."""
        return _attribute(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default

    def name(self, style: str) -> str:
        """A style's name, in lower case."""
        return self.styles.get(style, _Style()).name.lower()

    def _place(self, style: str, found: WordList) -> int:
        """17.3.1.19: of a style that a level belongs to, that level counts and not what the style says."""
        linked = {level.style: place for place, level in found.levels.items() if level.style}
        for identity, one in self._chain(style):
            if identity in linked:
                return linked[identity]
            if one.place is not None:
                return one.place
        return 0

    def _chain(self, style: str) -> Iterator[tuple[str, _Style]]:
        for _ in range(_CHAIN):
            one = self.styles.get(style)
            if one is None:
                return
            yield style, one
            style = one.based


def lists_of(numbering: Element | None, styles: Element | None) -> WordLists:
    """The lists of ``word/numbering.xml`` with the styles of ``word/styles.xml``; either may be missing."""
    own, default = _styles(styles)
    if numbering is None:
        return WordLists({}, own, default)
    abstract = {node.get(f"{W}abstractNumId", ""): node for node in numbering.findall(f"{W}abstractNum")}
    named = {node.get(f"{W}numId", ""): _attribute(node.find(f"{W}abstractNumId")) for node in _nums(numbering)}
    levels: dict[str, dict[int, Level]] = {key: _levels(node) for key, node in abstract.items()}
    numbers = _numbering_styles(styles)
    lists: dict[str, WordList] = {}
    for node in _nums(numbering):
        key = _resolved(named[node.get(f"{W}numId", "")], abstract, named, numbers)
        lists[node.get(f"{W}numId", "")] = _list(node, key, levels.get(key, {}))
    # The id 0 takes a paragraph out of every list (17.9.18).
    lists.pop("0", None)
    forms = {level.form for one in lists.values() for level in one.levels.values()}
    return WordLists(lists, own, default, tuple(sorted(form for form in forms if not number_forms.known(form))))


def _nums(numbering: Element) -> list[Element]:
    return numbering.findall(f"{W}num")


def _list(node: Element, key: str, shared: dict[int, Level]) -> WordList:
    levels, starts = dict(shared), {}
    for override in node.findall(f"{W}lvlOverride"):
        place = _number(override.get(f"{W}ilvl"))
        if place is None:
            continue
        inner, start = override.find(f"{W}lvl"), _number(_attribute(override.find(f"{W}startOverride")))
        if inner is not None:
            # Word passes over lvlRestart here (MS-OI29500, notes on 17.9.10).
            levels[place] = replace(_level(inner), restart=levels.get(place, Level()).restart)
        if start is not None:
            starts[place] = start
            levels[place] = replace(levels.get(place, Level()), start=start)
    return WordList(key, levels, starts)


def _resolved(key: str, abstract: dict[str, Element], named: dict[str, str], numbers: dict[str, str]) -> str:
    """The list that a chain of numStyleLink leads to (17.9.21): style -> its list -> the definition of that."""
    for _ in range(_CHAIN):
        node = abstract.get(key)
        link = _attribute(node.find(f"{W}numStyleLink")) if node is not None else ""
        if not link or named.get(numbers.get(link, ""), key) == key:
            break
        key = named[numbers[link]]
    return key


def _numbering_styles(styles: Element | None) -> dict[str, str]:
    return {
        style.get(f"{W}styleId", ""): _attribute(style.find(f"{W}pPr/{W}numPr/{W}numId"))
        for style in (styles.findall(f"{W}style") if styles is not None else ())
        if style.get(f"{W}type") == "numbering"
    }


def _styles(root: Element | None) -> tuple[dict[str, _Style], str]:
    styles: dict[str, _Style] = {}
    default = ""
    for style in root.findall(f"{W}style") if root is not None else ():
        if style.get(f"{W}type", "paragraph") != "paragraph":
            continue
        identity, properties = style.get(f"{W}styleId", ""), style.find(f"{W}pPr/{W}numPr")
        styles[identity] = _Style(
            _attribute(style.find(f"{W}name")),
            _attribute(style.find(f"{W}basedOn")),
            _value(properties, "numId"),
            _number(_value(properties, "ilvl")),
        )
        if style.get(f"{W}default") in ("1", "true", "on"):
            default = identity
    return styles, default


def _levels(node: Element) -> dict[int, Level]:
    places = ((_number(level.get(f"{W}ilvl", "0")), level) for level in node.findall(f"{W}lvl"))
    return {place: _level(level) for place, level in places if place is not None}


def _level(node: Element) -> Level:
    form, text = _form(node), node.find(f"{W}lvlText")
    words = _attribute(text) if text is not None else ""
    return Level(
        form,
        bullets.shown(words, node) if form == "bullet" else words,
        _number(_attribute(node.find(f"{W}start"))) or 0,
        _number(_attribute(node.find(f"{W}lvlRestart"))),
        bool(is_on(node.find(f"{W}isLgl"))),
        _attribute(node.find(f"{W}suff")) or "tab",
        _attribute(node.find(f"{W}pStyle")),
    )


def _form(node: Element) -> str:
    """w:numFmt; one with a pattern of examples stands in mc:AlternateContent beside a usual one (MS-DOCX 2.4)."""
    for choice in (
        node.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt"),
        node.find(f"{W}numFmt"),
        node.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt"),
    ):
        form = _attribute(choice)
        if choice is not None and form == "custom":
            form = number_forms.custom_form(choice.get(f"{W}format", "")) or ""
        if form:
            return form
    return "decimal"


def _value(properties: Element | None, name: str) -> str | None:
    node = properties.find(f"{W}{name}") if properties is not None else None
    return node.get(f"{W}val", "") if node is not None else None


def _attribute(node: Element | None) -> str:
    return node.get(f"{W}val", "") if node is not None else ""


def _number(text: str | None) -> int | None:
    """A whole number as XML writes it, or None; not so many digits that counting with them would cost time."""
    return int(text) if text is not None and re.fullmatch(r"\+?[0-9]{1,9}", text.strip()) else None
