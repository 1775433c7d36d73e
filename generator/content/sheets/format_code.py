"""A number format code (ECMA-376 part 1, 18.8.31) -> its sections, each a row of tokens with what holds for all of
it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from generator.base.patterns import lazy_re, pattern_table

_TOKENS = {
    "quoted": r'"([^"]*)"?',
    "escaped": r"[\\!](.)",
    "blank": r"_(.)",
    "fill": r"\*(.)",
    "bracket": r"\[([^\]]*)\]",
    "general": r"(General|G/通用格式)",
    "noon": r"(AM/PM|A/P|上午/下午)",
    "exponent": r"(E[+-])",
    "date": r"(y+|m+|d+|h+|s+|e+|g+|a{3,4})",
    "digit": r"([0#?])",
    "sign": r"([.,%/@;])",
    "other": r"(.)",
}
"""What a code is made of, in the order in which it is looked for."""
_TOKEN = lazy_re("|".join(_TOKENS.values()), re.IGNORECASE | re.DOTALL)
_KINDS = tuple(_TOKENS)
_LONGEST = 255
"""Signs of a code that any program writes."""
_CONDITION = lazy_re(r"(<=|>=|<>|=|<|>)\s*(-?[0-9.]+(?:E[+-]?[0-9]+)?)", re.IGNORECASE)
_ELAPSED = lazy_re(r"h+|m+|s+", re.IGNORECASE)
_NUMERALS = lazy_re(r"DBNum([1-4])", re.IGNORECASE)
_COLOUR = pattern_table(
    "black blue cyan green magenta red white yellow",
    (r"(?:colou?r|颜色) ?[0-9]{1,2}", "color10", "颜色 3"),
    (r"[黑蓝青绿红白黄]色?", "红色"),
    "洋红 蓝绿",
    whole=True,
)
LOCAL = {
    14: "yyyy/m/d",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}
"""Formats that a file need not define and that are those of the reader's language: Chinese (18.8.30, zh-cn)."""
BUILT_IN = {
    **dict(enumerate(("General", "0", "0.00", "#,##0", "#,##0.00", "¥#,##0;¥-#,##0", "¥#,##0;[Red]¥-#,##0"))),
    7: "¥#,##0.00;¥-#,##0.00",
    8: "¥#,##0.00;[Red]¥-#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    37: "#,##0;-#,##0",
    38: "#,##0;[Red]-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;[Red]-#,##0.00",
    41: "#,##0;-#,##0;-;@",
    42: "¥#,##0;-¥#,##0;¥-;@",
    43: "#,##0.00;-#,##0.00;-;@",
    44: "¥#,##0.00;-¥#,##0.00;¥-;@",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    **LOCAL,
}
"""18.8.30, with the currency of a Chinese system; 41 to 44 without their fillers."""
_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
"""[$-F800] and [$-F400] stand for the long day and the clock of the reader's system."""


class Token(msgspec.Struct, frozen=True):
    """kind: text, general, noon, exponent, date, elapsed, digit, or the sign itself (``.``, ``,``, ``%``, ``/``,
    ``@``)."""

    kind: str
    text: str


class FormatSection(msgspec.Struct, frozen=True):
    """condition: (operator, number) or None. numerals: 1 to 4 of [DBNum1] to [DBNum4], 0 for the usual digits. locale:
    of [$-804], in lower case. coloured: whether a colour tells something that the text may not."""

    tokens: tuple[Token, ...] = ()
    condition: tuple[str, float] | None = None
    numerals: int = 0
    locale: str = ""
    coloured: bool = False

    def has(self, *kinds: str) -> bool:
        """Whether a token is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def kind(self) -> str:
        """general, date, text or number; number too for a section of literals alone."""
        kinds = [token.kind for token in self.tokens]
        if "general" in kinds:
            return "general"
        days = next((at for at, kind in enumerate(kinds) if kind in ("date", "elapsed")), -1)
        # Letters behind a digit are a unit that nobody put in quotation marks: 0.0 kg.
        if days >= 0 and "digit" not in kinds[:days]:
            return "date"
        return "text" if "@" in kinds else "number"

    @property
    def chinese(self) -> bool:
        """Whether names of days and months are Chinese ones."""
        return self.locale in ("804", "0804", "zh-cn", "zh-hans", "404", "0404")

    def suits(self, value: float) -> bool:
        """Whether its condition holds."""
        operator, limit = self.condition or ("=", value)
        return {
            "<": value < limit,
            "<=": value <= limit,
            ">": value > limit,
            ">=": value >= limit,
            "=": value == limit,
            "<>": value != limit,
        }[operator]


@cache
def sections(code: str) -> tuple[FormatSection, ...]:
    """One to four sections; more are of no use."""
    parts: list[list[tuple[str, str]]] = [[]]
    for match in _TOKEN.finditer(code[:_LONGEST]):
        kind, text = _KINDS[(match.lastindex or 1) - 1], match[match.lastindex or 1]
        if kind == "sign" and text == ";":
            parts.append([])
        else:
            parts[-1].append((text if kind == "sign" else kind, text))
    return tuple(map(_section, parts[:4]))


def _section(found: list[tuple[str, str]]) -> FormatSection:
    tokens: list[Token] = []
    condition, numerals, locale, coloured = None, 0, "", False
    for kind, text in found:
        if kind == "bracket":
            if limit := _CONDITION.fullmatch(text):
                condition = (limit[1], _number(limit[2]))
            elif _ELAPSED.fullmatch(text):
                tokens.append(Token("elapsed", text.lower()))
            elif many := _NUMERALS.fullmatch(text):
                numerals = int(many[1])
            elif text.startswith("$"):
                sign, _, place = text[1:].partition("-")
                locale = place.partition(",")[0].lower() or locale
                tokens += [Token("text", sign)] if sign else []
            elif _COLOUR.fullmatch(text.lower()):
                coloured = True
        elif kind in ("quoted", "escaped", "other"):
            tokens.append(Token("text", text))
        elif kind == "blank":
            tokens.append(Token("text", " "))
        elif kind != "fill":
            tokens.append(Token(kind, text))
    if locale.upper() in _SYSTEM:
        return FormatSection(sections(_SYSTEM[locale.upper()])[0].tokens, condition, numerals, locale, coloured)
    section = FormatSection(tuple(tokens), condition, numerals, locale, coloured)
    if section.kind != "date":
        return section
    lower = (Token(token.kind, token.text.lower()) if token.kind == "date" else token for token in tokens)
    return msgspec.structs.replace(section, tokens=tuple(lower))


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
