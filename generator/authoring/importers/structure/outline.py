"""Cleaned blocks -> what an official document says of itself (GB/T 9704-2012 7.2-7.4), and the body without it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.authoring.importers import inline
from generator.authoring.importers.cleaning.step import unclosed
from generator.authoring.importers.source import RawText, SourceBlock
from generator.authoring.importers.structure import days, parts
from generator.authoring.importers.structure.head import HeadFact, stated, taken_off
from generator.base.patterns import pattern_table
from generator.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Outline:
    """The parts of one document. ``body`` is what remains, in order;
    ``annexes`` are places in it that open an annex."""

    title: HeadFact
    doc_number: HeadFact
    issuers: tuple[str, ...]
    addressee: str
    written_date: HeadFact
    printed_date: str
    published: HeadFact
    source: HeadFact
    index_number: HeadFact
    classification: HeadFact
    attachments: tuple[str, ...]
    body: tuple[SourceBlock, ...]
    annexes: frozenset[int]
    notices: tuple[Diagnostic, ...]


_ATTRIBUTE_LABEL = pattern_table("此件 本件 公开属性 公开方式 信息公开选项 信息公开属性")
_ATTRIBUTE_WORD = pattern_table("公开发布 主动公开 依申请公开 不予公开 不公开 删减后公开")
_ATTRIBUTE = re.compile(rf"{_ATTRIBUTE_LABEL.pattern}[:：]?\s*({_ATTRIBUTE_WORD.pattern})")


def recover(raw: RawText) -> Outline:
    """The outline of a cleaned text. Nothing is invented: what the text does not say stays empty."""
    blocks = tuple(block for block in raw.blocks if _says_something(block))
    head = taken_off(blocks, raw)
    body = head.rest
    texts = [inline.plain(block.text).strip() if block.kind == "paragraph" else "" for block in body]
    written, issuers = _signature(texts)
    if head.date is not None and written.value not in ("", head.written.value):
        body = (head.date, *body)
    annexes, body = _annexes(body, head.title)
    texts = [inline.plain(block.text).strip() for block in body]
    return Outline(
        title=HeadFact(head.title, head.title_place),
        doc_number=stated(raw, "doc_number") if not head.number else HeadFact(head.number, "文首"),
        issuers=issuers or _from_title(head.title) or _from_letterhead(head.letterhead) or _listed(raw, "issuer"),
        addressee=next((text for text in texts[:6] if parts.is_addressee(text)), ""),
        written_date=next(
            (fact for fact in (written, head.written, _stated_day(raw, "written")) if fact.value), HeadFact()
        ),
        printed_date=next((days.iso(text) for text in texts[-8:] if re.search(r"日\s*印发$", text)), ""),
        published=_stated_day(raw, "published", clock=True),
        source=stated(raw, "source"),
        index_number=stated(raw, "index_number"),
        classification=_classification(texts, raw),
        attachments=tuple(name for name in _attachments(texts) if not _is_here(name, body)),
        body=body,
        annexes=annexes,
        notices=head.notices,
    )


def _says_something(block: SourceBlock) -> bool:
    marked = inline.IMAGE_ON in block.text or inline.FOOTNOTE in block.text
    return bool(block.rows or marked or inline.plain(block.text).strip())


def _signature(texts: list[str]) -> tuple[HeadFact, tuple[str, ...]]:
    """The first date on a line of its own below the first sentence, with the names of offices right above it."""
    begun = False
    for place, text in enumerate(texts):
        # A table, which is "" here, or a sentence anywhere in a line is text too.
        begun = begun or not text or "。" in text or text.endswith(("：", "；"))
        if not begun or not days.is_day(text):
            continue
        names: list[str] = []
        above = place - 1
        while above >= 0 and parts.is_body_name(texts[above]):
            names[:0] = texts[above].split()
            above -= 1
        return HeadFact(days.iso(text), "落款"), tuple(names)
    return _signed_in_one_line(texts)


def _signed_in_one_line(texts: list[str]) -> tuple[HeadFact, tuple[str, ...]]:
    """``云岭县民政局 2020年3月1日`` at the end; a line that says 印发 is the colophon, and another thing."""
    for text in reversed(texts[-6:]):
        match = days.DAY.search(text)
        if match and match.end() == len(text) and parts.is_body_name(text[: match.start()]):
            return HeadFact(days.iso(text), "落款"), tuple(text[: match.start()].split())
    return HeadFact(), ()


def _annexes(blocks: tuple[SourceBlock, ...], title: str) -> tuple[frozenset[int], tuple[SourceBlock, ...]]:
    """Places of annex titles (the text that a 通知 passes on), their lines joined; the blocks with the joints made."""
    fresh: list[SourceBlock] = []
    places: list[int] = []
    quoted = {"".join(part.split()) for part in re.findall(r"《([^《》]+)》", title)}
    place = 0
    while place < len(blocks):
        taken, text = _annex_title(blocks, place, quoted, after=fresh[-1] if fresh else None)
        if taken:
            places.append(len(fresh))
            fresh.append(SourceBlock("paragraph", text))
            place += taken
        else:
            fresh.append(blocks[place])
            place += 1
    return frozenset(places), tuple(fresh)


def _annex_title(
    blocks: tuple[SourceBlock, ...], place: int, quoted: set[str], *, after: SourceBlock | None
) -> tuple[int, str]:
    """How many blocks from ``place`` on form an annex title, and the title; (0, "") when none does."""
    if after is None or not _ends_a_text(inline.plain(after.text).strip()):
        return 0, ""
    so_far = ""
    for taken, block in enumerate(blocks[place : place + 3], start=1):
        text = inline.plain(block.text).strip()
        if block.kind != "paragraph" or not parts.may_be_title(text) or "，" in text or inline.IMAGE_ON in block.text:
            return 0, ""
        so_far += text
        known = "".join(so_far.split()) in quoted
        if known or (len(so_far) >= 8 and parts.ends_title(so_far) and not unclosed(so_far)):
            begins = place + taken < len(blocks)
            return (taken, so_far) if begins else (0, "")
    return 0, ""


def _ends_a_text(text: str) -> bool:
    """A new text may begin below a sentence, a date, or the mark 附件."""
    return text.endswith(("。", "）", ")")) or days.is_day(text) or bool(re.fullmatch(r"附\s*件\s*\d{0,2}", text))


def _attachments(texts: list[str]) -> tuple[str, ...]:
    """Names under 附件：, each on its line or one after another."""
    for place, text in enumerate(texts):
        first = parts.attachment(text)
        if first is None:
            continue
        names = [first] if first else []
        for following in texts[place + 1 : place + 30]:
            if not re.match(r"^\d{1,2}\s*[.．、]\s*\S", following) or len(following) > 80 or following.endswith("。"):
                break
            names.append(following)
        return tuple(re.sub(r"^\d{1,2}\s*[.．、]\s*", "", name).rstrip("；;。") for name in names)
    return ()


def _is_here(name: str, body: tuple[SourceBlock, ...]) -> bool:
    """Whether a listed attachment follows in the very file, under its title,
    or is linked: then nobody has to look for it."""
    bare = "".join(name.split())
    for block in body:
        text = "".join(inline.plain(block.text).split())
        if text == bare or (inline.LINK_ON in block.text and bare in text):
            return True
    return False


def _classification(texts: list[str], raw: RawText) -> HeadFact:
    """What the document itself says of its publication: （此件公开发布） or 信息公开选项."""
    given = stated(raw, "classification")
    # The mark stands at the end, or below the signature when the text that is passed on follows there.
    marks = [text for text in texts[:-12] if text.startswith(("（此件", "(此件")) and len(text) < 16]
    for text in [given.value and f"公开属性：{given.value}", *texts[-12:], *marks]:
        if match := _ATTRIBUTE.search(text):
            word = match.group(1)
            value = {"公开发布": "主动公开", "不公开": "不予公开", "删减后公开": ""}.get(word, word)
            return HeadFact(value, f"原文“{match.group()}”")
    return HeadFact()


def _from_title(title: str) -> tuple[str, ...]:
    """Offices that the title opens with: 国务院办公厅关于…, 甲办公室 乙办公室印发…."""
    match = re.match(r"^([^《》，。]{3,60}?)(?:关于|印发|转发|公布|批转)", title)
    names = tuple(match.group(1).split()) if match else ()
    return names if names and all(parts.is_body_name(name) for name in names) else ()


def _from_letterhead(text: str) -> tuple[str, ...]:
    return (text.strip().removesuffix("文件"),) if text else ()


def _listed(raw: RawText, name: str) -> tuple[str, ...]:
    names = stated(raw, name).value
    return tuple(names.split()) if names and len(names) <= 60 else ()


def _stated_day(raw: RawText, name: str, *, clock: bool = False) -> HeadFact:
    fact = stated(raw, name)
    day = days.iso(fact.value)
    time = re.search(r"\b([01]?\d|2[0-3]):([0-5]\d)", fact.value) if clock and day else None
    shown = f"{day} {int(time.group(1)):02d}:{time.group(2)}" if time and time.group() not in ("00:00", "0:00") else day
    return replace(fact, value=shown) if day else HeadFact()
