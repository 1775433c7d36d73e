"""``— 7 —`` between two lines -> nothing: page numbers that came along with the text of a PDF."""

from __future__ import annotations

import itertools
import re

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning.step import HAN, CleanedBlocks
from generator.authoring.importers.source import SourceBlock
from generator.base.patterns import pattern_table

NAME = "删去页码"
EXAMPLES = (
    ("各乡\n— 7 —\n镇", "各乡\n镇"),
    ("各乡\n－12－\n镇", "各乡\n镇"),
    ("各乡\n第 3 页 共 9 页\n镇", "各乡\n镇"),
    ("各乡 — 8 — 镇", "各乡镇"),
    ("甲\n1\n乙\n2\n丙", "甲\n乙\n丙"),
    ("甲\n12\n乙", "甲\n12\n乙"),
    ("2016—2020", "2016—2020"),
)

_DASH = "[-—–―─－‐·•]"
_LINE = pattern_table(
    (rf"{_DASH}{{1,2}}\s*[\dⅠⅡⅢⅣⅤ]{{1,4}}\s*{_DASH}{{1,2}}", "— 7 —", "--Ⅱ--"),
    (r"第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?", "第3页", "第 3 页 / 共 9 页"),
    (r"\d{1,4}\s*/\s*\d{1,4}", "3/9"),
    (r"Page\s+\d+(?:\s+of\s+\d+)?", "Page 3", "Page 3 of 9"),
    whole=True,
)
_INSIDE = re.compile(rf"(?<=[{HAN}，、；])\s*[—－-]\s+\d{{1,3}}\s+[—－-]\s*(?=[{HAN}])")


def clean_blocks(blocks: tuple[SourceBlock, ...]) -> CleanedBlocks:
    """Blocks without page numbers; a bare number goes only when such numbers count upwards through the text."""
    counted = _counting(blocks)
    fresh: list[SourceBlock] = []
    changed: list[str] = []
    for place, block in enumerate(blocks):
        text = inline.plain(block.text).strip()
        if block.kind in ("line", "paragraph") and (place in counted or _LINE.fullmatch(text)):
            changed.append(text)
            continue
        inside = _INSIDE.findall(block.text) if block.kind in ("line", "paragraph") else []
        changed.extend(inside)
        fresh.append(block.with_text(_INSIDE.sub("", block.text)) if inside else block)
    return CleanedBlocks(tuple(fresh), tuple(changed))


def _counting(blocks: tuple[SourceBlock, ...]) -> frozenset[int]:
    """Places of lines that hold only a number, when there are several and each is one more than the last."""
    lone = [
        (place, int(block.text))
        for place, block in enumerate(blocks)
        if block.kind in ("line", "paragraph") and re.fullmatch(r"\s*\d{1,3}\s*", block.text)
    ]
    numbers = [number for _, number in lone]
    rising = len(lone) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    apart = all(later[0] - earlier[0] > 1 for earlier, later in itertools.pairwise(lone))
    return frozenset(place for place, _ in lone) if rising and apart else frozenset()
