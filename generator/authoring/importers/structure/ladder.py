"""Body blocks -> the same with headings at their levels: 一、 is ``##``, （一） is ``###``; 1. and （1） stay text.

GB/T 9704-2012 7.3.3 knows four steps. The first two structure a page; the others open paragraphs, and a heading for
each of them would drown the reader's outline. A numbered line is a heading only when it is short and stands alone.
"""

from __future__ import annotations

import re

from generator.authoring.importers import inline
from generator.authoring.importers.source import SourceBlock

_LONGEST = 42
"""Characters of a heading line; a longer one is the paragraph itself."""
_STEPS = (
    (1, re.compile(r"^第[一二三四五六七八九十百]{1,4}编")),
    (2, re.compile(r"^第[一二三四五六七八九十百\d]{1,4}(?:章|部分)")),
    (3, re.compile(r"^第[一二三四五六七八九十百\d]{1,4}节")),
    (4, re.compile(r"^[一二三四五六七八九十]{1,3}、")),
    (5, re.compile(r"^（[一二三四五六七八九十]{1,3}）")),
)
_FIRST = 2
"""The page's own title is level 1."""


def climbed(blocks: tuple[SourceBlock, ...], annexes: frozenset[int]) -> tuple[SourceBlock, ...]:
    """Headings found by their numbers, those of the source kept, no level skipped."""
    steps = _without_lists(blocks, [step_of(block) for block in blocks])
    present = sorted({step for step in steps if step})
    levels = {step: min(6, _FIRST + place) for place, step in enumerate(present)}
    fresh: list[SourceBlock] = []
    current = 1
    shift = _shift(blocks, steps)
    for place, (block, step) in enumerate(zip(blocks, steps, strict=True)):
        level = _FIRST if place in annexes else levels.get(step, 0)
        if not level and block.kind == "heading":
            level = block.level + shift
        if not level:
            fresh.append(block)
            continue
        current = max(_FIRST, min(level, current + 1, 6))
        fresh.append(SourceBlock("heading", _unmarked(block.text), level=current))
    return tuple(fresh)


def step_of(block: SourceBlock) -> int:
    """The step of a numbered heading, 0 for anything else."""
    if block.kind not in ("paragraph", "heading"):
        return 0
    text = inline.plain(block.text).strip()
    if not _stands_alone(text) and block.kind == "paragraph":
        return 0
    return _number_step(block)


def _without_lists(blocks: tuple[SourceBlock, ...], steps: list[int]) -> list[int]:
    """Numbered lines right below one another (（一）土地；（二）房屋。) are a list: a heading has a text below it."""
    opened = [_number_step(block) for block in blocks]
    bounded = [0, *opened, 0]
    in_list = [
        here and here in (before, after) for before, here, after in zip(bounded, opened, bounded[2:], strict=False)
    ]
    return [
        0 if listed and block.kind == "paragraph" else step
        for block, step, listed in zip(blocks, steps, in_list, strict=True)
    ]


def _number_step(block: SourceBlock) -> int:
    text = inline.plain(block.text).strip() if block.kind in ("paragraph", "heading") else ""
    return next((step for step, pattern in _STEPS if pattern.match(text)), 0)


def _stands_alone(text: str) -> bool:
    """Short, and no sentence but perhaps one with its full stop at the end: （一）指导思想。"""
    if len(text) > _LONGEST or text.endswith(("；", "，", "：", ";", ",", "、")):
        return False
    inner = text[:-1]
    return not re.search(r"[。；！？]", inner) and not (text.endswith("。") and ("，" in inner or len(text) > 24))


def _shift(blocks: tuple[SourceBlock, ...], steps: list[int]) -> int:
    """How far the source's own heading levels move so that the highest becomes level 2."""
    levels = [block.level for block, step in zip(blocks, steps, strict=True) if block.kind == "heading" and not step]
    return _FIRST - min(levels) if levels else 0


def _unmarked(text: str) -> str:
    """A heading is bold by itself."""
    return "".join(char for char in text if char not in inline.STRONG_ON + inline.STRONG_OFF)
