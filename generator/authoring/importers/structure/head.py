"""The head of a document -> letterhead, number, marks and title, taken off; and the blocks that remain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning.step import unclosed
from generator.authoring.importers.cleaning.to_simplified import folded
from generator.authoring.importers.source import Evidence, RawText, SourceBlock, notice
from generator.authoring.importers.structure import days, parts
from generator.base.patterns import pattern_table
from generator.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class HeadFact:
    """A recovered value and, in Chinese, where it stood. An empty value was not found."""

    value: str = ""
    place: str = ""


_GENRE = pattern_table("通知 公告 通告 意见 决定 批复 函 报告 请示 公示 说明")
_TITLE_REST = re.compile(rf"[^，。：；]{{0,24}}的{_GENRE.pattern}(?:[（(][^（）()]{{1,12}}[）)])?")
"""The second line of a title whose first happens to end as titles do: …部门决算 / 公开工作的通知."""
_HEAD = 14
"""Blocks at the head among which letterhead, number, title and date are looked for."""
_DECORATION = re.compile(r"[★☆*＊\s]+|[-—─_＿=＝]{3,}")
_URGENCY = re.compile(r"(?:特\s*急|加\s*急|特提|平急)")
_SECRET = pattern_table(
    (r"^(?:绝密|机密|秘密)(?:\s*★.*)?$", "机密", "秘密★1年"),
    (r"(?:绝密|机密|秘密)\s*★", "本件机密★"),
)
_SIGNER = re.compile(r"签\s*发\s*人\s*[：:].{0,30}")
"""Who signed what goes up to a higher office; it stands beside the number (GB/T 9704-2012, 7.2.6)."""
_COPY_NUMBER = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class DocumentHead:
    title: str
    title_place: str
    number: str
    letterhead: str
    written: HeadFact
    date: SourceBlock | None
    rest: tuple[SourceBlock, ...]
    notices: tuple[Diagnostic, ...]


def taken_off(blocks: tuple[SourceBlock, ...], raw: RawText) -> DocumentHead:
    """Letterhead, number, marks and title taken off the head; they stay out of the body."""
    kept: list[SourceBlock] = []
    number = letterhead = ""
    written = HeadFact()
    date: SourceBlock | None = None
    notices: list[Diagnostic] = []
    place = 0
    candidates: list[SourceBlock] = []
    for place, block in enumerate(blocks[:_HEAD]):  # noqa: B007
        text = inline.plain(block.text).strip()
        if block.kind not in ("paragraph", "heading") or not _belongs_to_head(text, block):
            break
        if _SECRET.search(text):
            notices.append(notice(f"文首有密级标志“{text}”", "涉密文件不得导入；请先核实密级和解密情况。", "error"))
        elif _SIGNER.fullmatch(text):
            notices.append(notice(f"文首的“{text}”没有放进正文", "签发人只标注在上报的公文上，网页不用写。", "info"))
        elif parts.number(text) and not number:
            number = parts.number(text)
        elif parts.is_letterhead(text) and not letterhead and not candidates:
            letterhead = text
        elif days.is_day(text) and date is None and days.iso(text):
            written, date = HeadFact(days.iso(text), "标题下"), block
        elif _DECORATION.fullmatch(text) or _URGENCY.fullmatch(text) or _COPY_NUMBER.fullmatch(text):
            continue
        else:
            candidates.append(block)
    else:
        place = min(len(blocks), _HEAD)
    if letterhead:
        notices.append(notice(f"版头“{letterhead}”没有放进正文", "网页另有“机关”一栏。", "info"))
    title, title_place, leftover = _title(candidates, raw)
    kept = [*leftover, *blocks[place:]]
    return DocumentHead(
        title, title_place, number, letterhead, written, date, tuple(_without_title(kept, title)), tuple(notices)
    )


def _belongs_to_head(text: str, block: SourceBlock) -> bool:
    marks = (
        _SECRET.search(text)
        or _SIGNER.fullmatch(text)
        or _DECORATION.fullmatch(text)
        or _URGENCY.fullmatch(text)
        or _COPY_NUMBER.fullmatch(text)
    )
    return bool(
        marks
        or parts.number(text)
        or days.is_day(text)
        or (parts.may_be_title(text) and inline.IMAGE_ON not in block.text and block.kind == "paragraph")
        or (block.kind == "heading" and block.level == 1 and not parts.is_clause(text))
    )


def _title(candidates: list[SourceBlock], raw: RawText) -> tuple[str, str, list[SourceBlock]]:
    """The title out of the head's lines, where it came from, and the lines that are not of it."""
    given = stated(raw, "title")
    texts = [inline.plain(block.text).strip() for block in candidates]
    so_far = ""
    for place, text in enumerate(texts[:6]):
        so_far = joined(so_far, text)
        following = texts[place + 1] if place + 1 < len(texts) else ""
        if given.value and _same(so_far, given.value):
            return given.value, given.place, candidates[place + 1 :]
        goes_on = following.startswith(("的", "（试行", "（征求", "（暂行")) or (
            "关于" in so_far and "关于" not in following and bool(_TITLE_REST.fullmatch(following))
        )
        if not _is_page_fact(given) and parts.ends_title(so_far) and not unclosed(so_far) and not goes_on:
            return so_far, "文首", candidates[place + 1 :]
    if _is_page_fact(given):
        return given.value, given.place, candidates
    first = next((place for place, block in enumerate(candidates) if block.kind == "heading"), None)
    if first is not None:
        return texts[first], "一级标题", candidates[:first] + candidates[first + 1 :]
    if given.value:
        return given.value, given.place, candidates
    if texts and (len(texts) == 1 or len(texts[0]) >= 6):
        return texts[0], "文首第一行", candidates[1:]
    return "", "", candidates


def _is_page_fact(given: HeadFact) -> bool:
    """True for a title that the page's own tags give; the title of a browser window is weaker than the text."""
    return bool(given.value) and given.place not in ("网页窗口标题", "文件名")


def joined(left: str, right: str) -> str:
    """Two lines of a title: a blank between two offices that issue jointly, none elsewhere."""
    both_offices = left and parts.is_body_name(left) and parts.is_body_name(right)
    return f"{left} {right}" if both_offices else left + right


def _without_title(blocks: list[SourceBlock], title: str) -> list[SourceBlock]:
    """A title that stands again at the head of the body (as site templates print it) goes."""
    first = next(iter(blocks), None)
    if first is not None and title and _same(inline.plain(first.text), title):
        return blocks[1:]
    return blocks


def _same(left: str, right: str) -> bool:
    return "".join(folded(left).split()) == "".join(folded(right).split())


def stated(raw: RawText, name: str) -> HeadFact:
    """What the source states of that name outside its text, as a HeadFact; an empty one when it does not."""
    evidence: Evidence | None = raw.known(name)
    return HeadFact(evidence.value, evidence.place) if evidence else HeadFact()
