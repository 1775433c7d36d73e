"""Text with 涂 marks -> the same with fixed words in place of what they enclose (政府信息公开条例 第三十七条).

``{涂}张三{/涂}`` becomes ``〔此处已作不公开处理〕`` as soon as a text is read, so that nothing behind that sees what was
enclosed. Marks that are not in order hide more rather than less, and are told.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect
from collections.abc import Iterator

import msgspec

from generator.base.patterns import lazy_re

WORDS = "〔此处已作不公开处理〕"
"""The same for one character and for ten pages; who sees it and who hears it read the same."""
SIGNS = ("涂", "塗")
"""A text without either has no marks."""
MARK = lazy_re(r"[{｛﹛][^\S\n]*(?P<end>[/／]?)[^\S\n]*[涂塗][^\S\n]*[}｝﹜]")
_LIKE = lazy_re(
    r"[{｛﹛][^\S\n]*(?P<end>[/／\\＼]?)[^\S\n]*[涂塗][^\S\n]*[去抹黑掉]?[^\S\n]*(?P<last>[/／\\＼]?)[^\S\n]*[}｝﹜]"
    r"|[\[［【〔(（<＜《][^\S\n]*(?P<other>[/／])[^\S\n]*[涂塗][去抹黑掉]?[^\S\n]*[\]］】〕)）>＞》]"
)
"""Whatever can only be meant as a mark."""

UNCLOSED, UNOPENED, NESTED, FORM, LINES, CROSSING, INSIDE = (
    "有 {涂} 没有 {/涂}",
    "有 {/涂} 没有 {涂}",
    "{涂} 里面又有 {涂}",
    "写法不对：开头写 {涂}，末尾写 {/涂}",
    "在字段和数据文件里一处不能跨行，也不能跨格",
    "从一处结构（列表项、表格、引用、代码、标签）里开始，到外面才结束",
    "在网址、链接、代码、小标题或编号里",
)
"""What may be wrong with a mark, in an editor's words."""
MOST = 20
"""Marks out of order that are told of one text."""


class RedactionFault(msgspec.Struct, frozen=True):
    """A mark that is not in order. offset: in the text as written."""

    offset: int
    what: str


class Span(msgspec.Struct, frozen=True):
    """What is hidden. start, end: with its marks; inner, last: without. whole: whether the marks are in order."""

    start: int
    inner: int
    last: int
    end: int
    whole: bool = True


class Redacted(msgspec.Struct, frozen=True):
    """A text as it may be seen. hidden: what was enclosed, for nobody but who compares digests. shifts: (line of this
    text, lines that were left out before it), for lines from that one on."""

    text: str
    hidden: tuple[str, ...] = ()
    faults: tuple[RedactionFault, ...] = ()
    shifts: tuple[tuple[int, int], ...] = ()

    def written(self, line: int) -> int:
        """On which line of what was written a line of this text stands."""
        at = bisect(self.shifts, (line, sys.maxsize))
        return line + self.shifts[at - 1][1] if at else line

    def seen(self, line: int) -> int:
        """The line of this text that stands for one of what was written."""
        for number, (first, gone) in reversed([*enumerate(self.shifts, 1)]):
            if first + gone <= line:
                later = self.shifts[number][0] - 1 if number < len(self.shifts) else line
                return min(line - gone, later)
        return min(line, self.shifts[0][0] - 1) if self.shifts else line


def may_redact(text: str) -> bool:
    """Whether a text has anything that is, or can only be meant as, a mark."""
    return any(sign in text for sign in SIGNS) and _LIKE.search(text) is not None


def marks_in(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each of these."""
    for match in _LIKE.finditer(text) if any(sign in text for sign in SIGNS) else ():
        yield match.span()


def spans(text: str) -> tuple[list[Span], list[RedactionFault]]:
    """What marks enclose, in order and apart; and what is wrong with them."""
    found: list[Span] = []
    faults: list[RedactionFault] = []
    open_at: list[tuple[int, int]] = []
    good = True
    for mark in _LIKE.finditer(text):
        closes = bool(mark["end"] or mark["last"] or mark["other"])
        if not MARK.fullmatch(mark.group()):
            faults.append(RedactionFault(mark.start(), FORM))
            good = False
        if not closes:
            if open_at:
                faults.append(RedactionFault(mark.start(), NESTED))
                good = False
            open_at.append((mark.start(), mark.end()))
        elif not open_at:
            faults.append(RedactionFault(mark.start(), UNOPENED))
            before = found[-1].end if found else 0
            found.append(Span(before, before, mark.start(), mark.end(), whole=False))
            good = True
        else:
            start, inner = open_at.pop()
            if not open_at:
                found.append(Span(start, inner, mark.start(), mark.end(), whole=good))
                good = True
    if open_at:
        faults.append(RedactionFault(open_at[0][0], UNCLOSED))
        found.append(Span(*open_at[0], len(text), len(text), whole=False))
    return found, faults


def redact_lines(text: str, *, kept: re.Pattern[str] | None = None, cells: bool = False) -> Redacted:
    """A text whose every line stands for itself, such as a table or a piece of YAML: lines keep their number. kept:
    lines that stay even where marks that are not in order would hide them. cells: whether commas part the cells of a
    table."""
    if not may_redact(text):
        return Redacted(text)
    found, faults = spans(text)
    out, at = [], 0
    for span in found:
        hidden = text[span.start : span.end]
        if span.whole and ("\n" in hidden or (cells and _crosses(text, span))):
            faults.append(RedactionFault(span.start, LINES))
        out += [
            text[at : span.start],
            "\n".join(_line(line, number, kept) for number, line in enumerate(hidden.split("\n"))),
        ]
        at = span.end
    out.append(text[at:])
    return Redacted("".join(out), tuple(hidden_in(text)), tuple(faults[:MOST]))


def _crosses(text: str, span: Span) -> bool:
    """Whether a span goes beyond its cell: a comma that no quotes hold."""
    quotes = text.count('"', text.rfind("\n", 0, span.start) + 1, span.start)
    return quotes % 2 == 0 and "," in text[span.inner : span.last]


def _line(line: str, number: int, kept: re.Pattern[str] | None) -> str:
    if kept and kept.fullmatch(line):
        return line
    return line[: len(line) - len(line.lstrip())] * (number > 0) + WORDS


def hidden_in(text: str) -> Iterator[str]:
    """What marks enclose, whatever else is wrong with them."""
    for span in spans(text)[0] if may_redact(text) else ():
        yield text[span.inner : span.last]
