"""Automatic numbers -> text: 一、 （一） 第一条 that Word counts itself are written out, since HTML lists cannot show them.

Bullets and plain ``1.`` lists stay lists. Without this step the numbers of half
of all official documents would be lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from generator.authoring.importers.word.names import W, all_of

_DIGITS = "〇一二三四五六七八九"
_CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
    "japaneseCounting",
    "ideographDigital",
)
_CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts, its text such as ``（%1）``, where it starts."""

    form: str = "decimal"
    text: str = "%1."
    start: int = 1


Lists = dict[str, tuple[str, dict[int, Level]]]
"""Number of the list (w:numId) -> its abstract list and levels; lists of one abstract list count on together."""


def lists_of(root: Element | None) -> Lists:
    """The lists of ``word/numbering.xml``."""
    if root is None:
        return {}
    abstract = {
        node.get(f"{W}abstractNumId", ""): {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in node.findall(f"{W}lvl")
        }
        for node in root.findall(f"{W}abstractNum")
    }
    lists: Lists = {}
    for node in root.findall(f"{W}num"):
        named = node.find(f"{W}abstractNumId")
        key = named.get(f"{W}val", "") if named is not None else ""
        levels = dict(abstract.get(key, {}))
        changed = False
        for override in node.findall(f"{W}lvlOverride"):
            place, inner, start = (
                int(override.get(f"{W}ilvl", "0")),
                override.find(f"{W}lvl"),
                override.find(f"{W}startOverride"),
            )
            old = levels.get(place, Level())
            levels[place] = _level(inner) if inner is not None else Level(old.form, old.text, _whole(start, old.start))
            changed = True
        number = node.get(f"{W}numId", "")
        lists[number] = (f"{key}/{number}" if changed else key, levels)
    return lists


def spelled_out(root: Element, lists: Lists, styles: Element | None) -> int:
    """Write numbers into paragraphs, in place; gives how many. Such paragraphs are no list items any more."""
    counters: dict[str, dict[int, int]] = defaultdict(dict)
    through = _by_style(styles)
    done = 0
    for paragraph in all_of(root, "p"):
        number, place = _numbered(paragraph, through)
        if number not in lists or place not in lists[number][1]:
            continue
        key, levels = lists[number]
        level = levels[place]
        counts = counters[key]
        counts[place] = counts.get(place, level.start - 1) + 1
        for deeper in [other for other in counts if other > place]:
            del counts[deeper]
        if level.form in ("bullet", "none") or _plain(level):
            continue
        _write(paragraph, label(levels, counts, place))
        done += 1
    return done


def label(levels: dict[int, Level], counts: dict[int, int], place: int) -> str:
    """The number as Word shows it: ``（二）`` or ``1.2.3``."""

    def part(match: re.Match[str]) -> str:
        which = int(match.group(1)) - 1
        level = levels.get(which, Level())
        return counted(counts.get(which, level.start), level.form)

    return re.sub(r"%(\d)", part, levels[place].text)


def counted(number: int, form: str) -> str:
    """A number in Chinese numerals, letters, Roman or Arabic digits."""
    if form in _CHINESE or form == "ideographLegalTraditional":
        return _chinese(number)
    if form in _CIRCLED and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr((97 if form == "lowerLetter" else 65) + number - 1)
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 40:
        roman = "x" * (number // 10) + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[number % 10]
        return roman if form == "lowerRoman" else roman.upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _chinese(number: int) -> str:
    """1 to 999: 一, 十, 二十一, 一百零二."""
    if number < 10:
        return _DIGITS[number]
    if number < 20:
        return "十" + (_DIGITS[number % 10] if number % 10 else "")
    if number < 100:
        return _DIGITS[number // 10] + "十" + (_DIGITS[number % 10] if number % 10 else "")
    if number > 999:
        return str(number)
    rest = number % 100
    tail = "" if not rest else "零" + _DIGITS[rest] if rest < 10 else (("一" if rest < 20 else "") + _chinese(rest))
    return _DIGITS[number // 100] + "百" + tail


def _level(node: Element) -> Level:
    form, text = node.find(f"{W}numFmt"), node.find(f"{W}lvlText")
    return Level(
        form.get(f"{W}val", "decimal") if form is not None else "decimal",
        text.get(f"{W}val", "") if text is not None else "%1.",
        _whole(node.find(f"{W}start"), 1),
    )


def _whole(node: Element | None, default: int) -> int:
    value = node.get(f"{W}val", "") if node is not None else ""
    return int(value) if value.isdigit() else default


def _plain(level: Level) -> bool:
    """True for ``1.`` ``2.``: a list that Markdown counts as well."""
    return level.form == "decimal" and bool(re.fullmatch(r"%\d\.", level.text))


def _by_style(styles: Element | None) -> dict[str, tuple[str, int]]:
    """Styles that number their paragraphs (headings linked to a list)."""
    numbered: dict[str, tuple[str, int]] = {}
    for style in styles.findall(f"{W}style") if styles is not None else ():
        number = style.find(f"{W}pPr/{W}numPr/{W}numId")
        if number is not None:
            place = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
            numbered[style.get(f"{W}styleId", "")] = (number.get(f"{W}val", ""), _whole(place, 0))
    return numbered


def _numbered(paragraph: Element, through: dict[str, tuple[str, int]]) -> tuple[str, int]:
    properties = paragraph.find(f"{W}pPr/{W}numPr")
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    inherited = through.get(style.get(f"{W}val", "") if style is not None else "", ("", 0))
    if properties is None:
        return inherited
    number = properties.find(f"{W}numId")
    return (
        number.get(f"{W}val", "") if number is not None else inherited[0],
        _whole(properties.find(f"{W}ilvl"), inherited[1]),
    )


def _write(paragraph: Element, words: str) -> None:
    """The number as the paragraph's first run; list id 0 takes the paragraph out of every list, its style's too."""
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = Element(f"{W}pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}numPr"):
        properties.remove(old)
    number = SubElement(properties, f"{W}numPr")
    SubElement(number, f"{W}numId").set(f"{W}val", "0")
    run = Element(f"{W}r")
    words_node = SubElement(run, f"{W}t")
    words_node.text = words
    words_node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    paragraph.insert(list(paragraph).index(properties) + 1, run)
