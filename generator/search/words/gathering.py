"""Titles, headings, names of the site's lists and other names -> the words that a site is asked by, weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.search.tokens import is_han
from generator.search.words.stretches import pairs, stretches

MOST = 8000
"""Words of a site: the heaviest ones."""

_LISTED, _OTHER_NAME, _TITLE = 60, 25, 8
"""Weight of a name of the site's own lists, of another name of something, of what a title is about."""
_SHORTEST, _LONGEST = 2, 16

_NUMBERING = re.compile(
    r"^[（(]?[一二三四五六七八九十百\d]+[)）]?[、.．\s]?|^第[一二三四五六七八九十百\d]+[章节条部分]+\s*"
)
_QUOTED = re.compile(r"[《“]([^《》“”]+)[》”]")
_DOINGS = "印发 公布 发布 转发 开展 做好 进一步 加强 调整 实施 的"
_FORMS = "通知 公告 通告 意见 决定 批复 函 公示 报告 请示 解读 说明 通报"
_ABOUT = re.compile(rf"(?:^|.*?)关于(?:{'|'.join(_DOINGS.split())})*(.+?)(?:的(?:{'|'.join(_FORMS.split())}))?$")
_YEAR = re.compile(r"\d{2,4}年(?:\d+月)?(?:\d+日)?(?:度|第?[一二三四]季度)?|（[^（）]*）|\([^()]*\)|[^\w]")
_STOP = frozenset("的了和与及或在于为是对被把将")


class OwnWords(NamedTuple):
    """words: heaviest first. names: groups of other names; those of titles, headings and lists first in each."""

    words: list[str]
    names: list[list[str]]


def words(
    titles: Sequence[str],
    headings: Sequence[str],
    listed: Iterable[str],
    names: Iterable[Sequence[str]],
    place: str = "",
) -> OwnWords:
    """What the site is asked by. listed: names of the site's lists. names: groups of other names. place: the county."""
    texts = [*(_bare(title, place) for title in titles), *map(_heading, headings)]
    weights: Counter[str] = Counter()
    for word in listed:
        weights[_bare(word, place)] += _LISTED
    for title in titles:
        for word in _abouts(title, place):
            weights[word] += _TITLE
    for heading, count in Counter(map(_heading, headings)).items():
        weights[heading] += count if count > 1 else 0
    for word, count in stretches(texts).items():
        if not _STOP.intersection((word[0], word[-1])):
            weights[word] += count
    known = pairs([*texts, *weights])
    arranged = [sorted(group, key=lambda name: not known.issuperset(_pairs(name))) for group in names]
    for group in arranged:
        if known.issuperset(_pairs(group[0])):
            for name in group:
                weights[name] += _OTHER_NAME
    kept = [word for word in weights if _SHORTEST <= len(word) <= _LONGEST and all(map(is_han, word))]
    return OwnWords(sorted(kept, key=lambda word: (-weights[word], word))[:MOST], arranged)


def _bare(text: str, place: str) -> str:
    """Without the county in front, years, brackets and punctuation."""
    bare = _YEAR.sub("", text)
    return bare.removeprefix(place) if place else bare


def _heading(text: str) -> str:
    return re.sub(r"\W", "", _NUMBERING.sub("", text))


def _abouts(title: str, place: str) -> Iterator[str]:
    """What a title is about: names in it, and what stands between 关于 and 的通知."""
    for name in _QUOTED.findall(title):
        yield _bare(name, place)
    about = _ABOUT.match(title)
    yield _bare(about[1] if about else title, place)


def _pairs(text: str) -> set[str]:
    return {left + right for left, right in pairwise(text)}
