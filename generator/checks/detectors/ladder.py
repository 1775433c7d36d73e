"""Lines of an official text -> gaps and repetitions in its numbering: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from generator.base.patterns import lazy_re, pattern_table

_DIGITS = {char: value for value, char in enumerate("一二三四五六七八九", 1)}
_ANEW = r"附件|附表|附录|第[一二三四五六七八九十百零〇]{1,6}[章节条编]"
_FIRST = r"[一二三四五六七八九十（(0-9`~附第#*]"
_BEGINNING = pattern_table(
    (r"(?P<a>[一二三四五六七八九十]{1,3})[、．]", "一、总则"),
    (r"[（(] ?(?P<b>[一二三四五六七八九十]{1,3}) ?[）)]", "（二）原则"),
    (r"(?P<c>[0-9]{1,2})[.．、](?![0-9])", "3.内容"),
    (r"[（(] ?(?P<d>[0-9]{1,2}) ?[）)]", "（4）方式"),
    (r"(?P<fence>```|~~~)", "```", "~~~"),
    (
        rf"(?P<anew>{_ANEW})[^\n]*+(?:\n[ \t\u3000]*+(?:{_ANEW}|(?!{_FIRST}))[^\n]*+)*+",
        "附件",
        "第一条 甲\n第二条 乙\n丙",
    ),
    (r"(?P<head>(?<=#)[^\n]*|(?<=\*\*)[^*\n]+\*\*[ \t]*(?=\n))", "# 标题", "**标题**\n"),
)
_LINE = lazy_re(rf"\n[ \t\u3000]*+(?={_FIRST})(?:#{{1,6}}[ \t]*|\*\*[ \t]*)?{_BEGINNING.pattern}")
"""The first characters are asked for before anything else, since most lines begin with none of them.
Article after article of a statute is one match: what begins anew twice has begun anew."""
_LEVELS = {"a": 0, "b": 1, "c": 2, "d": 3}
_NONE = (0, 0, 0, 0)
"""The last number of each level, where none has been."""


class LadderStep(msgspec.Struct, frozen=True):
    """Something wrong with the number of a line. line: 1-based within the text. missing: "" for a repetition."""

    line: int
    shown: str
    missing: str


def steps(text: str) -> Iterator[LadderStep]:
    """What is wrong, line by line. A list that does not begin at one is taken for an extract and let be."""
    text = f"\n{text}\n"
    last = [*_NONE]
    seen = [*_NONE]
    fenced = False
    for match in _LINE.finditer(text):
        kind = match.lastgroup or ""
        level = _LEVELS.get(kind)
        if level is None:
            if kind == "fence":
                fenced = not fenced
            elif not fenced:
                # After 附件, chapters and articles all numbering begins anew; after a heading whatever stands under it.
                last[1:] = _NONE[1:]
                if kind == "anew":
                    last[0] = 0
            continue
        if fenced:
            continue
        value = _value(match[kind])
        if not value:
            continue
        before = last[level]
        if before and value != before + 1 and (value == before > 1 or before + 1 < value <= before + 20):
            missing = range(before + 1, value)
            if not missing or not _inline(text[seen[level] : match.start()], before + 1, level):
                line = text.count("\n", 0, match.start()) + 1
                yield LadderStep(
                    line, re.sub(r"[\s#*]", "", match.group()), "、".join(_written(level, item) for item in missing[:5])
                )
        last[level] = value if before or value == 1 else 0
        seen[level] = match.start() + 1
        last[level + 1 :] = _NONE[level + 1 :]


@cache
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


def _inline(text: str, value: int, level: int) -> bool:
    """Whether the missing number stands inside a paragraph before."""
    mark = (
        rf"{_chinese(value)}[、．]",
        rf"[（(]\s*{_chinese(value)}\s*[）)]",
        rf"(?<![0-9]){value}[.．、](?![0-9])",
        rf"[（(]\s*{value}\s*[）)]",
    )[level]
    return bool(re.search(mark, text))
