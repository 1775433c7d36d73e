"""Lists of a page -> the numbers that their reader sees (HTML Living Standard 4.4.5 to 4.4.8; CSS Counter Styles)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_DIGITS = "〇一二三四五六七八九"
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST = 9_999


def numbers(items: Sequence[LexborNode], ordered: LexborNode) -> list[int]:
    """The number of each ``li`` of an ``ol``: start, value and reversed."""
    backwards = "reversed" in ordered.attributes
    number = _whole(ordered.attributes.get("start"))
    if number is None:
        number = len(items) if backwards else 1
    found = []
    for item in items:
        value = _whole(item.attributes.get("value"))
        number = number if value is None else value
        found.append(number)
        number += -1 if backwards else 1
    return found


def marker(node: LexborNode) -> Callable[[int], str] | None:
    """How a list marks its items where Markdown has no such mark: a. i. 一、; ``""`` for a list without marks.
    None for dots and for plain numbers."""
    named = _named(node)
    if named == "none":
        return lambda _number: ""
    if node.tag != "ol":
        return None
    return _FORMS.get(named)


def whole(text: str) -> Callable[[int], str]:
    """Numbers as they are, written into the text."""
    return lambda number: f"{number}{text}"


def _named(node: LexborNode) -> str:
    """The kind of the marks in CSS words."""
    style = _STYLE.search(node.attributes.get("style") or "")
    if style:
        known = [word for word in style.group(1).lower().split() if word == "none" or word in _FORMS]
        if known:
            return known[0]
    kind = (node.attributes.get("type") or "").strip()
    return {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman", "none": "none"}.get(
        kind, ""
    )


def _whole(value: str | None) -> int | None:
    match = re.match(r"\s*([+-]?\d{1,9})", value or "")
    return int(match.group(1)) if match else None


def _letters(number: int) -> str:
    """a to z, aa ...; a number without letters as it is."""
    if not 0 < number <= _MOST:
        return str(number)
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(97 + rest) + text
    return text


def _roman(number: int) -> str:
    if not 0 < number < 4_000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _chinese(number: int) -> str:
    """一 to 九千九百九十九."""
    if not 0 < number <= _MOST:
        return str(number)
    text, skipped = "", False
    for size, unit in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if skipped and text else "") + _DIGITS[digit] + unit
        skipped = not digit
    return text.removeprefix("一") if text.startswith("一十") else text


_FORMS: dict[str, Callable[[int], str]] = {
    "lower-alpha": lambda number: f"{_letters(number)}.",
    "lower-latin": lambda number: f"{_letters(number)}.",
    "upper-alpha": lambda number: f"{_letters(number).upper()}.",
    "upper-latin": lambda number: f"{_letters(number).upper()}.",
    "lower-roman": lambda number: f"{_roman(number)}.",
    "upper-roman": lambda number: f"{_roman(number).upper()}.",
    "decimal-leading-zero": lambda number: f"{number:02d}.",
    "cjk-ideographic": lambda number: f"{_chinese(number)}、",
    "simp-chinese-informal": lambda number: f"{_chinese(number)}、",
    "trad-chinese-informal": lambda number: f"{_chinese(number)}、",
    "cjk-heavenly-stem": lambda number: f"{'甲乙丙丁戊己庚辛壬癸'[number - 1] if 0 < number < 11 else number}、",
    "cjk-earthly-branch": lambda number: f"{'子丑寅卯辰巳午未申酉戌亥'[number - 1] if 0 < number < 13 else number}、",
}
