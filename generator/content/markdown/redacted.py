"""The Markdown of a body with 涂 marks -> the same with fixed words in their place, so that the form of what is left
stays: rows keep their cells, phrases their emphasis, and several paragraphs become one pair of words."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Sequence

from generator.base.patterns import lazy_re, pattern_table
from generator.model.redaction import (
    CROSSING,
    MOST,
    WORDS,
    Redacted,
    RedactionFault,
    Span,
    hidden_in,
    may_redact,
    spans,
)

_STRUCTURE = pattern_table(
    (r"[ \t]*#{1,6}[ \t]", "## 一、"),
    (r"[ \t]*[>|]", "> 引文", "| 甲 |"),
    (r"[ \t]*[-*+][ \t]", "- 一项"),
    (r"[ \t]*[0-9]{1,9}[.)][ \t]", "1. 一项"),
    (r"[ \t]*(?:```|~~~)", "```"),
)
"""How a line begins that is more than prose."""
_FENCE = lazy_re(r"(?m)^[ \t]*(?:```|~~~)")
_RULER = lazy_re(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_PIPE = lazy_re(r"(?<!\\)\|")
_RUN = lazy_re(r"(?<!\\)(?:\*{1,3}|~~)")
_BULLET = lazy_re(r"(?m)^[ \t]*\*[ \t]")
_TAG = lazy_re(r"<(/?)([A-Za-z][A-Za-z0-9]*+)[^<>]*+>")
_VOID = frozenset({"br", "img", "col", "hr", "wbr", "input"})
_GAP = lazy_re(r"\n[ \t\u3000]*(?=\n)")


def redact_body(text: str) -> Redacted:
    """A body as it may be seen. ``shifts`` says how far its lines are from those that were written (from 1)."""
    if not may_redact(text):
        return Redacted(text)
    covered, wrong = spans(text)
    faults, shifts, tables = list(wrong), [], _tables(text)
    done, at, line, gone = "", 0, 1, 0
    for span in covered:
        done += text[at : span.start]
        put = _replaced(text, span, done, tables) if span.whole else WORDS
        if put is None:
            faults.append(RedactionFault(span.start, CROSSING))
        put = put or WORDS
        line += text.count("\n", at, span.start) + put.count("\n")
        left_out = text.count("\n", span.start, span.end) - put.count("\n")
        if left_out:
            gone += left_out
            shifts.append((line + ("\n" not in put), gone))  # what became one line begins where it began
        done += put
        at = span.end
    return Redacted(done + text[at:], tuple(hidden_in(text)), tuple(faults[:MOST]), tuple(shifts))


def _replaced(text: str, span: Span, done: str, tables: Sequence[tuple[int, int]]) -> str | None:
    """What stands in place of a span; None where it crosses the text's structure. done: what comes before it. tables:
    of the text, where each begins and ends."""
    hidden = text[span.inner : span.last]
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    line_end = text.find("\n", span.end)
    after = text[span.end : line_end if line_end >= 0 else len(text)]
    begin, end = _around(tables, span.start), _around(tables, span.end)
    if begin or end:
        return _cells(hidden) if begin == end else None
    if len(_FENCE.findall(hidden)) % 2 or not _balanced(hidden):
        return None
    paragraph = done[done.rfind("\n\n") + 1 :]
    return _lines(hidden, before, after, paragraph) if "\n" in hidden else _phrase(paragraph, hidden)


def _lines(hidden: str, before: str, after: str, paragraph: str) -> str | None:
    """In place of several lines: one paragraph, the end of one and the beginning of another, or words within one."""
    if not before.strip() and not after.strip():
        return f"{chr(10) + before if paragraph.strip() else ''}{WORDS}\n"
    *inner, last = hidden.split("\n")[1:]
    parts = any(not line.strip() or _STRUCTURE.match(line) for line in inner) or bool(_STRUCTURE.match(last))
    if (parts and _STRUCTURE.match(before)) or (after.strip() and _STRUCTURE.match(last)):
        return None
    if not parts:
        return None if before.lstrip().startswith(("#", "|")) else _phrase(paragraph, hidden)
    gaps = _GAP.split(hidden)
    begun, begins = _phrase(paragraph, gaps[0]), _phrase("", gaps[-1])
    return f"{begun if before.strip() else WORDS}\n\n{begins if after.strip() else WORDS}"


def _phrase(paragraph: str, hidden: str) -> str:
    """The words, with the emphasis that ends or begins behind them. paragraph: what comes before in it."""
    open_now, turned = _marks(paragraph), _marks(hidden)
    odd = [mark for mark in ("~~", "*", "**") if turned[mark] % 2]
    closing = "".join(mark for mark in odd if open_now[mark] % 2)
    opening = "".join(mark for mark in odd if not open_now[mark] % 2)
    if closing and opening:
        return f"{WORDS}{closing} {opening}{WORDS}"
    return f"{opening}{WORDS}{closing}"


def _marks(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for run in _RUN.finditer(_BULLET.sub("", text)):
        mark = run.group()
        counts.update(("*", "**") if len(mark) == 3 else (mark,))
    return counts


def _balanced(hidden: str) -> bool:
    """Whether every tag of raw HTML that begins in a text ends in it."""
    tags = [(name.lower(), end) for end, name in _TAG.findall(hidden) if name.lower() not in _VOID]
    return all(tags.count((name, "")) == tags.count((name, "/")) for name, _ in tags)


def _cells(hidden: str) -> str:
    """The words in each cell, or part of one, that rows of a table have there; the rows stay, and so does a ruler."""
    first, *rows = hidden.split("\n")
    if not rows:
        return _row(first)
    *inner, last = rows
    whole = [row if _RULER.fullmatch(row) and "-" in row else _row(row, begins=True, ends=True) for row in inner]
    return "\n".join([_row(first, ends=True), *whole, _row(last, begins=True)])


def _row(row: str, *, begins: bool = False, ends: bool = False) -> str:
    """begins, ends: whether the row's own edge is there, before or behind which there is no cell."""
    cells = _PIPE.split(row)
    edges = {0} if begins and not cells[0].strip() else set()
    edges |= {len(cells) - 1} if ends and not cells[-1].strip() else set()
    return "|".join("" if number in edges else f" {WORDS} " for number in range(len(cells))).strip(" ")


def _tables(text: str) -> list[tuple[int, int]]:
    """Where each table begins and ends: the lines with bars around its ruler."""
    ranges: list[tuple[int, int]] = []
    at, start, ruled = 0, -1, False
    for line in [*text.split("\n"), ""]:
        if "|" in line:
            ruled = ruled or (start >= 0 and bool(_RULER.fullmatch(line)))
            start = at if start < 0 else start
        elif start >= 0:
            ranges += [(start, at)] if ruled else []
            start, ruled = -1, False
        at += len(line) + 1
    return ranges


def _around(tables: Sequence[tuple[int, int]], place: int) -> tuple[int, int] | None:
    table = tables[bisect(tables, (place, 1 << 62)) - 1] if tables else (0, 0)
    return table if table[0] <= place < table[1] else None
