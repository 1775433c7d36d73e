"""Two paragraphs that are one sentence -> one paragraph: what a page edge, and nothing else, had parted."""

from __future__ import annotations

import re

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning.step import CLAUSE, HAN, CleanedBlocks, finished, unclosed
from generator.authoring.importers.source import SourceBlock
from generator.base.patterns import pattern_table

NAME = "接上跨页断开的句子"
EXAMPLES = (
    (
        "（二）基本原则。坚持公开为常态、不公开为例外，依法依规明确政\n\n务公开的主体、内容、标准、方式、程序。",
        "（二）基本原则。坚持公开为常态、不公开为例外，依法依规明确政务公开的主体、内容、标准、方式、程序。",
    ),
    ("一、总体要求\n坚持公开为常态。", "一、总体要求\n坚持公开为常态。"),
    ("云岭县人民政府办公室\n2020年3月1日", "云岭县人民政府办公室\n2020年3月1日"),
    (
        "联系人：办公室，电话：0878-8211234\n传真：0878-8211235",
        "联系人：办公室，电话：0878-8211234\n传真：0878-8211235",
    ),
    (
        "根据《中华人民共和国社会保险法》有关规定，现就缴费工资申\n报有关事项通告如下：",
        "根据《中华人民共和国社会保险法》有关规定，现就缴费工资申报有关事项通告如下：",
    ),
    ("按照规定，现将有关事项通知如下\n一、公开内容。", "按照规定，现将有关事项通知如下\n一、公开内容。"),
)

_OPEN_END = re.compile(rf"[{HAN}，、A-Za-z\d]$")
_GOES_ON = re.compile(rf"^[{HAN}，、。；）”》A-Za-z\d（《“]")
_FRESH = pattern_table(
    "特此",
    (r"此[件致复]", "此致"),
    (r"附[件则注表]", "附件"),
    (r"抄[送报]", "抄送"),
    "主送",
    (r"联系(?:人|电话)", "联系人", "联系电话"),
    (r".{1,14}(?<![如以]下)[：:]", "办理时间：每日"),
    (r"[\d二一][\d〇○零一二三四五六七八九]{3}年.{1,4}月.{1,4}日$", "2020年3月1日", "二〇二〇年三月一日"),
)
"""How a paragraph begins that does not go on with the sentence before."""
_NEW = re.compile(f"^{_FRESH.pattern}")
_LOOKED_AT = 20
"""Pieces of a paragraph that say whether its sentence is over; a long text must end in time."""
_LEADS_IN = re.compile(r"(?:如下|下列|以下|如次)$")


def clean_blocks(blocks: tuple[SourceBlock, ...]) -> CleanedBlocks:
    """Neighbouring paragraphs joined where the first stops in mid-sentence and the second goes on."""
    fresh: list[tuple[SourceBlock, list[str]]] = []
    changed: list[str] = []
    for block in blocks:
        if fresh and fresh[-1][0].kind == block.kind == "paragraph" and _parted(fresh[-1][1], block.text):
            pieces = fresh[-1][1]
            changed.append(f"{inline.plain(pieces[-1])[-8:]}⏎{inline.plain(block.text)[:8]}")
            pieces[-1], right = _fitted(pieces[-1], block.text)
            pieces.append(right)
        else:
            fresh.append((block, [block.text]))
    return CleanedBlocks(tuple(block.with_text("".join(pieces)) for block, pieces in fresh), tuple(changed))


def _parted(pieces: list[str], following: str) -> bool:
    left, right = inline.plain("".join(pieces[-_LOOKED_AT:])).strip(), inline.plain(following).strip()
    if not left or not right or CLAUSE.match(right) or _NEW.match(right) or _LEADS_IN.search(left):
        return False
    if not _GOES_ON.match(right) or not (_OPEN_END.search(left) or unclosed(left)):
        return False
    return _sentence_under_way(left) and (finished(right) or len(right) > 40)


def _sentence_under_way(text: str) -> bool:
    """True when the text is prose, not a heading, a title or a name: it holds a full stop,
    or is long and has commas."""
    if finished(text) and not unclosed(text):
        return False
    return "。" in text or (len(text) >= 25 and "，" in text) or text.endswith(("，", "、")) or len(text) >= 60


def _fitted(left: str, right: str) -> tuple[str, str]:
    """Two pieces without the blanks between them, but for one between two Latin words."""
    latin = re.search(r"[A-Za-z\d]$", left) and re.match(r"[A-Za-z\d]", right)
    between = " " if latin and not (left[-1].isdigit() and right[0].isdigit()) else ""
    return left.rstrip() + between, right.lstrip()
