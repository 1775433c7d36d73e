"""One cell of a catalogue table -> what is ticked in it, which carriers it names, which parts it lists."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.authoring.importers.cleaning.checkbox_glyphs import CHECKED, GLYPHS
from generator.model.carrier import CARRIERS, MAY, MUST, OTHER, named

_YES, _NO, _NOTHING = frozenset("是有Yy1"), frozenset("否无×Nn0"), frozenset("/\\-—－_无")
_UNSURE = "Rt口〇£¨þ○"
"""Glyphs that are letters or words elsewhere: boxes only where one stands alone, or before what can be ticked."""
_HAN_GAP = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_EDGES = " \u3000、，,；;。.:：_＿"
_APART = re.compile(r"[、，,；;\s]+")


class TableChoice(msgspec.Struct, frozen=True):
    """One thing that a cell names. ticked: None where nothing stands before it."""

    text: str
    ticked: bool | None = None


def tick(cell: str) -> TableChoice:
    """A cell of a column that is ticked or not ("√", "□", "√ 项目单位"): whether, and what else it says."""
    bare = cell.strip()
    if not bare or set(bare) <= _NOTHING:
        return TableChoice("", False if bare else None)
    if bare[0] in GLYPHS and (len(bare) == 1 or bare[0] not in "口" or bare[1] in " \u3000"):
        return TableChoice(bare[1:].strip(_EDGES), bare[0] in CHECKED)
    if len(bare) == 1 and bare in _YES | _NO:
        return TableChoice("", bare in _YES)
    return TableChoice(bare, True)


def choices(cell: str, words: tuple[str, ...]) -> list[TableChoice]:
    """What a cell offers, ticked or not: "■主动 □依申请", "R政府网站 £政府公报", "全社会√", "县级、乡级". words: what may be
    ticked, before which even a glyph that is a letter elsewhere is a box."""
    bare = cell.strip()
    places = [(match.start(1), match.end(1)) for match in _boxes(words).finditer(bare)]
    if places and places[0][0] > 0 and places[-1][1] == len(bare):  # the box stands behind its word
        ends = [begin for begin, _ in places]
        starts = [0, *(end for _, end in places[:-1])]
        return [
            TableChoice(_joined(bare[start:end]), bare[end] in CHECKED) for start, end in zip(starts, ends, strict=True)
        ]
    before = bare[: places[0][0]] if places else bare
    found = [TableChoice(part) for part in _plain_parts(before, words)]
    for (begin, end), following in zip(places, [*(next_box for next_box, _ in places), len(bare)][1:], strict=True):
        found.append(TableChoice(_joined(bare[end:following]), bare[begin] in CHECKED))
    return [choice for choice in found if choice.text or choice.ticked is not None]


@cache
def _boxes(words: tuple[str, ...]) -> re.Pattern[str]:
    sure = "".join(sorted(GLYPHS - set(_UNSURE)))
    return re.compile(rf"([{sure}]|[{_UNSURE}](?=\s*(?:{_any_of(words)}))|[口〇£¨○](?=\s|$))")


@cache
def _any_of(words: tuple[str, ...]) -> str:
    """A pattern of the words, the longest first, however blanks have torn them."""
    return "|".join(r"\s*".join(map(re.escape, word)) for word in sorted(words, key=len, reverse=True))


def _joined(text: str) -> str:
    """One word or phrase without the blanks that recognition put into it."""
    return _HAN_GAP.sub("", text.strip(_EDGES))


def _plain_parts(text: str, words: tuple[str, ...]) -> list[str]:
    """Words without boxes, apart at marks and blanks, but for marks within a word that is known."""
    found, place = [], 0
    known = re.compile(rf"(?:{_any_of(words)})(?=[、，,；;\s]|$)")
    while place < len(text):
        if gap := _APART.match(text, place):
            place = gap.end()
        elif match := known.match(text, place):
            found.append(_joined(match[0]))
            place = match.end()
        else:
            end = _APART.search(text, place)
            found.append(text[place : end.start() if end else len(text)])
            place = end.start() if end else len(text)
    return found


CARRIER_WORDS = tuple(word for name, others in CARRIERS for word in (name, *others)) + tuple(
    word.replace("(", "（").replace(")", "）") for name, others in CARRIERS for word in (name, *others) if "(" in word
)


def carriers(cell: str) -> list[str]:
    """A cell of 公开渠道和载体 as channels of an item: names of the list of carriers, with ■ or □ where there is a box."""
    return [as_channel(choice) for choice in choices(cell, CARRIER_WORDS) if choice.text]


def as_channel(choice: TableChoice) -> str:
    """One carrier. What the list does not have stands behind 其他."""
    mark = "" if choice.ticked is None else MUST if choice.ticked else MAY
    return mark + _listed(choice.text)


def _listed(text: str) -> str:
    if name := named(text):
        return name
    for word in sorted(CARRIER_WORDS, key=len, reverse=True):
        if text.startswith(word) and (more := text[len(word) :].strip(_EDGES + "（()）")):
            return f"{named(word)}:{more}"
    return f"{OTHER}:{text}"


def parts(cell: str) -> list[str]:
    """What a cell lists, apart at ；; a cell that has none is one part."""
    return [part for piece in re.split(r"[；;]", cell) if (part := piece.strip())]


def laws(cell: str) -> list[str]:
    """What a cell of 公开依据 names: parts, and titles that 、 or nothing stands between."""
    return [name.strip(" 、，,") for part in parts(cell) for name in re.split(r"(?<=》)[、，,\s]*(?=《)", part)]
