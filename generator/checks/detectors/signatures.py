"""A document's body -> its signatures (落款) and the line of its printing (印发), each with its day (GB/T 9704-2012 7.3.5, 7.4)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import msgspec

from generator.base.dates import meant_day
from generator.base.patterns import lazy_re, pattern_table

_LONGEST = 90
"""Characters of a line that may be one of these."""
_ORGAN = pattern_table("政府 办公室 委员会 委 局 厅 部 处 院 队 站 所 署 中心")
"""What names of offices end in."""
_LINE = lazy_re(
    r"(?P<name>[^。，；：！？、（）()|]{2,40}?)??[ \t\u3000]*"
    r"(?P<day>[0-9０-９]{4}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日"
    r"|[○〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)[ \t\u3000]*(?P<printed>印发)?"
)
_NAME = lazy_re(rf"[^。，；：！？|]{{2,60}}{_ORGAN.pattern}(?:（(?:印|章|盖章|代章)）)?")
_AROUND = " \t\u3000\\*#>"


class DatedLine(msgspec.Struct, frozen=True):
    """A line with a day at its end. line: within the body, from 1. names: the offices before it, the last line first.
    printed: it says who printed the document, not who signed it."""

    line: int
    names: tuple[str, ...]
    day: datetime.date
    shown: str
    printed: bool


def dated_lines(body: str) -> Iterator[DatedLine]:
    """Signatures and lines of printing, in their order. A signature is an office and a day, on one line or on two."""
    lines = body.split("\n")
    for number, line in enumerate(lines):
        if "日" not in line or len(line) > _LONGEST:
            continue
        match = _LINE.fullmatch(line.strip(_AROUND))
        day = meant_day(match["day"]) if match else None
        if match is None or day is None:
            continue
        own = (match["name"] or "").strip()
        names = (own,) if own else tuple(_above(lines[:number]))
        if names and (match["printed"] or _NAME.fullmatch(names[0])):
            yield DatedLine(number + 1, names, day, match["day"], bool(match["printed"]))


def _above(lines: list[str]) -> Iterator[str]:
    """Lines directly above that are names of offices, from below: two or three sign together."""
    for line in reversed([line.strip(_AROUND) for line in lines[-12:] if line.strip(_AROUND)][-4:]):
        if len(line) > 60 or not _NAME.fullmatch(line):
            return
        yield line
