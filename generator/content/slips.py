"""A head that YAML cannot read, or reads otherwise than meant -> what is wrong in each line, and the head mended.

A full-width colon is no colon to YAML, which then complains of another line in its own words. Here each line is held
against the ways in which heads are mistyped; mended line by line it is read again, so that what else is wrong is told
in the same run. The mended head is never published: what is wrong in the file is for somebody to put right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from generator.base.patterns import lazy_re
from generator.content.front_matter import DASHES, ODD_BLANKS, FrontMatter, yaml_entries
from generator.content.mistyped import begins_list, key_line, mended_lines, slipped
from generator.model.kind import Field
from generator.model.source import ReadError

_FENCE = lazy_re(r"(?:---|\.\.\.)[ \t]*")
_LIKE_FENCE = lazy_re(rf"[\s{ODD_BLANKS}]*(?:[{DASHES}][ {ODD_BLANKS}]?){{2,}}[\s{ODD_BLANKS}]*")
_FIELD = lazy_re(r"[^\s:]+:(?: |$)")
_BLANK = lazy_re(rf"[\s{ODD_BLANKS}]*")
_THREE = "把这一行改成三个半角减号 ---。"
NEAR = 20
"""Lines in which the first --- is looked for."""


class _Head(msgspec.Struct, frozen=True):
    """Where the fields begin and end and the body begins, as indexes of lines; what is wrong with the fences."""

    start: int
    end: int
    body: int
    faults: tuple[ReadError, ...]


def mended(text: str, front: FrontMatter, fields: Mapping[str, Field]) -> FrontMatter:
    """The head read again with every slip in it told and mended; as it is when there is none.

    text: of the whole file. fields: under every name that may stand there.
    """
    lines = text.split("\n")
    head = None if front.block.lstrip().startswith("{") else _head(lines, fields)
    if head is None:
        return front
    block, wrong = mended_lines(lines[head.start : head.end], head.start + 1, fields)
    slips = (*head.faults, *wrong)
    if not slips:
        return front
    entries, faults = yaml_entries("\n".join(block) + "\n", head.start + 1)
    return FrontMatter(entries, "\n".join(lines[head.body :]), head.body + 1, (*slips, *faults))


def _head(lines: Sequence[str], fields: Mapping[str, Field]) -> _Head | None:
    opening = _opening(lines, fields)
    if opening is None:
        return None
    start, faults = opening
    end = next((at for at in range(start, len(lines)) if _is_fence(lines[at])), len(lines))
    last = _last(lines[:end], start, fields)
    prose = next((at for at in range(last + 1, end) if _is_prose(lines[at])), None)
    if prose is not None and end < len(lines):
        how = "字段写完了，就在这一行前面加一行 ---，后面的是正文。"
        return _Head(start, prose, prose, (*faults, slipped(prose + 1, 1, "它像是正文", how)))
    if end == len(lines):
        end = prose if prose is not None else end
        told = {"where": f"（第 {max(last, start) + 1} 行下面）"}
        opened = (ReadError("front-matter-open", start, 0, told),) if start else ()
        return _Head(start, end, end, (*faults, *opened))
    if not _FENCE.fullmatch(lines[end]):
        told = {"why": "：这一行的横线不是三个半角减号", "how": _THREE}
        faults = (*faults, ReadError("front-matter-open", end + 1, 1, told))
    return _Head(start, end, end + 1, faults)


def _last(lines: Sequence[str], start: int, fields: Mapping[str, Field]) -> int:
    """The last line of the fields: of a list that was begun, its last one before a blank line."""
    last = max((at for at in range(start, len(lines)) if key_line(lines[at], fields)), default=start - 1)
    if last >= start and begins_list(lines[last], fields) and last + 1 < len(lines) and lines[last + 1].strip():
        following = next((at for at in range(last + 1, len(lines)) if not lines[at].strip()), len(lines))
        return following - 1
    return last


def _opening(lines: Sequence[str], fields: Mapping[str, Field]) -> tuple[int, tuple[ReadError, ...]] | None:
    """The line at which the fields begin, and what is wrong with what stands before; None when there are none."""
    first = next((at for at, line in enumerate(lines) if not _BLANK.fullmatch(line)), 0)
    if _FENCE.fullmatch(lines[first]):
        return first + 1, ()
    if _is_fence(lines[first]):
        return first + 1, (_missing(first + 1, "：这一行的横线不是三个半角减号", _THREE),)
    if key_line(lines[first], fields):
        return first, (_missing(first + 1, "：这一行是字段，它前面少了一行 ---", "在这一行前面加一行 ---。"),)
    for at in range(first + 1, min(first + NEAR, len(lines) - 1)):
        if _is_fence(lines[at]) and key_line(lines[at + 1], fields):
            how = f"把第 {at + 1} 行前面的字移到正文里。"
            return at + 1, (_missing(first + 1, f"：第 {at + 1} 行才是 ---，它前面还有字", how),)
    return None


def _is_fence(line: str) -> bool:
    return bool(_FENCE.fullmatch(line) or _LIKE_FENCE.fullmatch(line))


def _is_prose(line: str) -> bool:
    """Whether a line that no field follows begins the body: neither indented nor a remark nor one of a list."""
    other = not line or line[0].isspace() or line[0] in f"#{DASHES}" or _BLANK.fullmatch(line) or _FIELD.match(line)
    return not other


def _missing(line: int, why: str, how: str) -> ReadError:
    return ReadError("front-matter-missing", line, 1, {"why": why, "how": how})
