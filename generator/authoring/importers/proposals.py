"""Counted words of a text -> proposals for its domain, subject and kind, each with the words that speak for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.model.vocabulary import Agency, Domain, Subject

_TITLE_WEIGHT = 5
"""A word in the title says more than one in the text: an order to all domains names each of them once."""
_LEAST = 3
_PER_HIT = 500
"""Characters of text for one hit: in a long text a word that turns up now and then says nothing of its domain."""
_GOVERNMENT = "人民政府"
"""Stands in every official document, and holds the word 民政."""
_KINDS = (
    ("interpretation", "政策解读", r"解读|图解|一图读懂|问答$"),
    ("adoption", "意见采纳情况", r"采纳情况|征求意见.{0,10}(?:反馈|情况)"),
    ("consultation", "征求意见", r"征求.{0,20}意见|征求意见稿|意见征集|公开征集"),
    ("penalty", "行政处罚", r"行政处罚决定|处罚信息"),
    ("budget", "财政预决算", r"预算|决算|三公.?经费"),
    ("publicity", "公示", r"公示(?:名单|表|书)?(?:[（(].*[）)])?$"),
    ("guide", "办事指南", r"办事指南|服务指南|办理指南|申请指南"),
    ("disclosure", "政府信息公开", r"政府信息公开(?:工作)?(?:年度报告|年报|指南|制度)"),
    ("list", "清单", r"清单$|目录$"),
    ("normative", "规范性文件", r"(?:办法|规定|细则|规则|实施意见|实施方案)(?:[（(].{0,12}[）)])?[》〉]?(?:的通知)?$"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """The county's vocabularies, as far as the caller has them; empty ones mean that nothing can be matched."""

    domains: tuple[Domain, ...] = ()
    subjects: tuple[Subject, ...] = ()
    agencies: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that the words of the text speak for, and those words with their counts, the most frequent first."""

    name: str
    evidence: tuple[tuple[str, int], ...]

    def __str__(self) -> str:
        words = "、".join(f"{word}×{count}" for word, count in self.evidence[:4])
        return f"{self.name}（依据：{words}）"


def domain(title: str, text: str, known: Known) -> Proposal | None:
    """The domain that the text speaks of most, None when no word stands out."""
    table: dict[str, list[str]] = _data("domain_words.yaml")
    named = ((item.name, {*table.get(item.id, []), item.name, *item.aliases}) for item in known.domains)
    return _best(title, text, named)


def subject(title: str, text: str, known: Known) -> Proposal | None:
    """The county's subject that the text speaks of most, None when no word stands out."""
    groups: list[dict[str, list[str]]] = _data("subject_words.yaml")
    named = (
        (
            item.name,
            {word for group in groups if any(name in item.name for name in group["names"]) for word in group["words"]},
        )
        for item in known.subjects
    )
    return _best(title, text, named)


def kind(title: str) -> tuple[str, str, str] | None:
    """Id, Chinese name and the words of the title that speak for a kind; None for a plain notice."""
    for identity, name, pattern in _KINDS:
        if match := re.search(pattern, title):
            return identity, name, match.group()
    return None


def agency(names: tuple[str, ...], known: Known) -> Agency | None:
    """The agency of the county's list that signs the document, by its full name, short name or alias."""
    for name in names:
        bare = re.sub(r"^中共|\s", "", name)
        for item in known.agencies:
            if bare in (item.name, item.short, *item.aliases) or name in (item.name, *item.aliases):
                return item
    return None


def _best(title: str, text: str, named: Iterable[tuple[str, set[str]]]) -> Proposal | None:
    """The name with the highest count; a tie is no proposal, since the words then say nothing."""
    scored: list[tuple[int, Proposal]] = []
    text, title = text.replace(_GOVERNMENT, "政府"), title.replace(_GOVERNMENT, "政府")
    for name, words in named:
        counts = {word: text.count(word) + _TITLE_WEIGHT * title.count(word) for word in words if word}
        shown = tuple(
            sorted(
                ((word, text.count(word) + title.count(word)) for word in counts if counts[word]),
                key=lambda x: (-x[1], x[0]),
            )
        )
        scored.append((sum(counts.values()), Proposal(name, shown)))
    scored.sort(key=lambda item: -item[0])
    if (
        not scored
        or scored[0][0] < max(_LEAST, len(text) / _PER_HIT)
        or (len(scored) > 1 and scored[0][0] == scored[1][0])
    ):
        return None
    return scored[0][1]


@cache
def _data(name: str) -> Any:
    return yaml.safe_load((Path(__file__).with_name("data") / name).read_text(encoding="utf-8"))
