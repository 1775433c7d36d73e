"""Lines of an official text -> gaps and repetitions in its numbering: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)}
_HEAD = r"\s*(?:#{1,6}\s*|\*\*\s*)?"
_LEVELS = (
    re.compile(rf"{_HEAD}([一二三四五六七八九十]{{1,3}})[、．]"),
    re.compile(rf"{_HEAD}[（(]\s*([一二三四五六七八九十]{{1,3}})\s*[）)]"),
    re.compile(rf"{_HEAD}([0-9]{{1,2}})(?:[.．、])(?![0-9])"),
    re.compile(rf"{_HEAD}[（(]\s*([0-9]{{1,2}})\s*[）)]"),
)
_ANEW = re.compile(r"\s*(?:#{1,6}\s|附件|附表|附录|第[一二三四五六七八九十百零〇]{1,6}[章节条编]|\*\*[^*]+\*\*\s*$)")
_ANY = re.compile(
    r"^\s*(?:#{1,6}\s*|\*\*\s*)?(?:[一二三四五六七八九十]{1,3}[、．]|[（(]\s*[一二三四五六七八九十0-9]|[0-9]{1,2}[.．、])",
    re.MULTILINE,
)


class Step(msgspec.Struct, frozen=True):
    """Something wrong with the number of a line. line: 1-based within the text. missing: "" for a repetition."""

    line: int
    shown: str
    missing: str


def steps(text: str) -> Iterator[Step]:
    """What is wrong, line by line. A list that does not begin at one is taken for an extract and let be."""
    if not _ANY.search(text):
        return
    lines = text.split("\n")
    last: list[int] = [0, 0, 0, 0]
    seen: list[int] = [0, 0, 0, 0]
    fenced = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        if fenced or line.lstrip().startswith(("|", ">", "<")):
            continue
        found = _numbered(line)
        if found is None:
            if _ANEW.match(line):
                level = _restarted(line)
                last[level:] = [0] * (4 - level)
            continue
        level, value, shown = found
        before = last[level]
        if before and value == before and value > 1:
            yield Step(number, shown, "")
        elif (
            before
            and value > before + 1
            and value - before <= 20
            and not _inline(lines[seen[level] - 1 : number - 1], before + 1, level)
        ):
            yield Step(
                number, shown, "、".join(_written(level, item) for item in range(before + 1, min(value, before + 6)))
            )
        last[level] = value if before or value == 1 else 0
        seen[level] = number
        last[level + 1 :] = [0] * (3 - level)


def _restarted(line: str) -> int:
    """The level from which numbering begins anew after a line without number: all after 附件 and chapters."""
    return 0 if re.match(r"\s*(?:#{1,6}\s*)?(?:附件|附表|附录|第)", line) else 1


def _numbered(line: str) -> tuple[int, int, str] | None:
    for level, pattern in enumerate(_LEVELS):
        match = pattern.match(line)
        if match:
            value = _value(match.group(1))
            return (level, value, re.sub(r"[\s#*]", "", match.group())) if value else None
    return None


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, mark, ones = text.partition("十")
    if not mark:
        return _DIGITS.get(text, 0)
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return 0
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _chinese(value: int) -> str:
    names = "零一二三四五六七八九"
    if value < 10:
        return names[value]
    return (names[value // 10] if value >= 20 else "") + "十" + (names[value % 10] if value % 10 else "")


def _written(level: int, value: int) -> str:
    return (f"{_chinese(value)}、", f"（{_chinese(value)}）", f"{value}.", f"（{value}）")[level].rstrip("、.")


def _inline(lines: Sequence[str], value: int, level: int) -> bool:
    """Whether the missing number stands inside a paragraph before."""
    mark = (
        rf"{_chinese(value)}[、．]",
        rf"[（(]\s*{_chinese(value)}\s*[）)]",
        rf"(?<![0-9]){value}[.．、](?![0-9])",
        rf"[（(]\s*{value}\s*[）)]",
    )[level]
    return any(re.search(mark, line) for line in lines)
