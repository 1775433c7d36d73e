"""The two results of a cleaning step, and the character classes that the steps share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from generator.authoring.importers import inline
from generator.authoring.importers.source import Evidence, SourceBlock
from generator.base.patterns import pattern_table

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007"
"""Inside a character class: Chinese characters, and 〇 of years."""
CLAUSE = pattern_table(
    (r"第[一二三四五六七八九十百零〇\d]{1,5}[编章节条款]", "第十二条"),
    (r"[一二三四五六七八九十]{1,3}\s?[、.．]", "一、总则"),
    (r"[（(]\s?[一二三四五六七八九十]{1,3}\s?[）)]", "（二）原则"),
    (r"\d{1,2}\s?[.．、](?!\d)", "3.内容"),
    (r"[（(]\s?\d{1,2}\s?[）)]", "(4)方式"),
    (r"[①-⑳]", "⑤"),
    (r"附件?\s?\d*\s?[：:]", "附件1：", "附："),
)
"""How a numbered clause of an official document begins (GB/T 9704-2012 7.3.3)."""
ENDS = "。！？；：…!?;:"
CLOSERS = "”’」』）)》〉】〕"


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text after one step, and each place that the step changed, as it was."""

    text: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanedBlocks:
    """The blocks after one step, each place that it changed, and facts that it took out of the text."""

    blocks: tuple[SourceBlock, ...]
    changed: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def substituted(pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str], text: str) -> Cleaned:
    """Every match replaced; a match that stays as it was is not counted. A short one is shown with its neighbours."""
    changed: list[str] = []

    def swap(match: re.Match[str]) -> str:
        fresh = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
        if fresh != match.group():
            around = 4 if len(match.group()) < 3 else 0
            changed.append(text[max(0, match.start() - around) : match.end() + around])
        return fresh

    return Cleaned(pattern.sub(swap, text), tuple(changed))


def chained(text: str, *steps: Callable[[str], Cleaned]) -> Cleaned:
    """Several small steps one after another, reported together."""
    changed: tuple[str, ...] = ()
    for step in steps:
        result = step(text)
        text, changed = result.text, changed + result.changed
    return Cleaned(text, changed)


def finished(text: str) -> bool:
    """True when the text ends as a sentence or a bracketed note does."""
    bare = inline.plain(text).rstrip()
    stripped = bare.rstrip(CLOSERS)
    return bare != stripped or stripped.endswith(tuple(ENDS)) or not bare


def unclosed(text: str) -> bool:
    """True when a bracket or quotation mark is still open, so that the text cannot be over."""
    bare = inline.plain(text)
    return any(bare.count(left) > bare.count(right) for left, right in ("《》", "（）", "“”", "〔〕", "〈〉"))


def width(text: str) -> int:
    """Width in half-width columns: a Chinese character counts two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
