"""Two paragraphs that are one sentence -> one paragraph: what a page edge, and nothing else, had parted."""

from __future__ import annotations

import re
from itertools import pairwise

from generator.importers import inline
from generator.importers.cleaning.step import CLAUSE, HAN, CleanedBlocks, finished, unclosed
from generator.importers.source import Block

NAME = "接上跨页断开的句子"
EXAMPLES = (
    (
        "（二）基本原则。坚持公开为常态、不公开为例外，依法依规明确政\n\n务公开的主体、内容、标准、方式、程序。",
        "（二）基本原则。坚持公开为常态、不公开为例外，依法依规明确政务公开的主体、内容、标准、方式、程序。",
    ),
    ("一、总体要求\n坚持公开为常态。", "一、总体要求\n坚持公开为常态。"),
    ("云岭县人民政府办公室\n2020年3月1日", "云岭县人民政府办公室\n2020年3月1日"),
    ("联系人：办公室，电话：0878-8211234\n传真：0878-8211235", "联系人：办公室，电话：0878-8211234\n传真：0878-8211235"),
    ("按照规定，现将有关事项通知如下\n一、公开内容。", "按照规定，现将有关事项通知如下\n一、公开内容。"),
)

_OPEN_END = re.compile(rf"[{HAN}，、A-Za-z\d]$")
_GOES_ON = re.compile(rf"^[{HAN}，、。；）”》A-Za-z\d（《“]")
_NEW = re.compile(
    r"^(?:特此|此[件致复]|附[件则注表]|抄[送报]|主送|联系(?:人|电话)|.{1,14}[：:]"
    r"|[\d二一][\d〇○零一二三四五六七八九]{3}年.{1,4}月.{1,4}日$)"
)
_LEADS_IN = re.compile(r"(?:如下|下列|以下|如次)$")


def clean_blocks(blocks: tuple[Block, ...]) -> CleanedBlocks:
    """Neighbouring paragraphs joined where the first stops in mid-sentence and the second goes on."""
    fresh: list[Block] = []
    found: list[str] = []
    for block in blocks:
        if fresh and _parted(fresh[-1], block):
            left, right = fresh[-1].text, block.text
            found.append(f"{inline.plain(left)[-8:]}⏎{inline.plain(right)[:8]}")
            fresh[-1] = fresh[-1].with_text(_glued(left, right))
        else:
            fresh.append(block)
    return CleanedBlocks(tuple(fresh), tuple(found))


def _parted(first: Block, second: Block) -> bool:
    if first.kind != "paragraph" or second.kind != "paragraph":
        return False
    left, right = inline.plain(first.text).strip(), inline.plain(second.text).strip()
    if not left or not right or CLAUSE.match(right) or _NEW.match(right) or _LEADS_IN.search(left):
        return False
    if not _GOES_ON.match(right) or not (_OPEN_END.search(left) or unclosed(left)):
        return False
    return _sentence_under_way(left) and (finished(right) or len(right) > 40)


def _sentence_under_way(text: str) -> bool:
    """True when the text is prose, not a heading, a title or a name: it holds a full stop, or is long and has commas."""
    if finished(text) and not unclosed(text):
        return False
    return "。" in text or (len(text) >= 25 and "，" in text) or text.endswith(("，", "、")) or len(text) >= 60


def _glued(left: str, right: str) -> str:
    latin = re.search(r"[A-Za-z\d]$", left) and re.match(r"[A-Za-z\d]", right)
    return left.rstrip() + (" " if latin and not (left[-1].isdigit() and right[0].isdigit()) else "") + right.lstrip()


def joints(blocks: tuple[Block, ...]) -> int:
    """How many joints are still open: for the tests, which want none."""
    return sum(_parted(first, second) for first, second in pairwise(blocks))
