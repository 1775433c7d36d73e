"""勾稽关系: what the cells of a row must be to each other, written as one line: 期末余额 = 期初余额 + 收入 - 支出, 收到日期 <= 答复日期.

Amounts are compared exactly, as decimals; days as days. A row in which a cell of the line is empty is not judged by a
comparison; in a sum, an empty part is nothing, and a sum without any part is not judged.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal

import msgspec


class Agreement(msgspec.Struct, frozen=True):
    """left, and the keys in right with their signs (1 or -1): keys of columns, or whole numbers (得分 >= 0). relation: =,
    <= or >=."""

    left: str
    relation: str
    right: tuple[tuple[int, str], ...]

    def breach(self, cells: Mapping[str, str], name_of: Callable[[str], str], *, rounded: bool = False) -> str:
        """What the left cell should be, where it is not; "" where it is, or where nobody can say.

        cells: key -> value in one form. rounded: amounts are rounded, and may differ by half a unit of the last place
        for each that is summed.
        """
        left = cells.get(self.left)
        parts = [(sign, told) for sign, key in self.right if (told := _number(key) or cells.get(key))]
        if not left or not parts:
            return ""
        if _is_day(left):
            _, right = parts[0]
            holds = {"=": left == right, "<=": left <= right, ">=": left >= right}[self.relation]
            return "" if holds else f"{_DAYS[self.relation]}{self._said(name_of)}（{right}）的日期"
        total = sum((sign * Decimal(value) for sign, value in parts), Decimal())
        slack = rounding([left, *(value for _, value in parts)]) if rounded else Decimal()
        over = Decimal(left) - total
        holds = {"=": abs(over) <= slack, "<=": over <= slack, ">=": over >= -slack}[self.relation]
        shown = f"{_WORDS[self.relation]}{self._said(name_of)}"
        return "" if holds else shown if shown.endswith(plain(total)) else f"{shown}（{plain(total)}）"

    def _said(self, name_of: Callable[[str], str]) -> str:
        """The right side in the words of the head: 期初余额 + 收入 − 支出."""
        words = [f"{' + ' if sign > 0 else ' − '}{name_of(key)}" for sign, key in self.right]
        return "".join(words).removeprefix(" + ")


_WORDS = {"=": "", "<=": "不大于", ">=": "不小于"}
_DAYS = {"=": "等于", "<=": "不晚于", ">=": "不早于"}
_DIGITS = 12
_SIGNS = {"+": 1, "-": -1, "−": -1}


def agreement(text: str, keys: Mapping[str, str]) -> Agreement | None:
    """A line as it is meant; None where it cannot be read. keys: name of a column -> its key."""
    words = text.split()
    names = [keys.get(word, _number(word) if place else "") for place, word in enumerate(words[::2])]
    relation, *signs = words[1::2] or ("",)
    if len(words) % 2 == 0 or "" in names or relation not in _WORDS or any(sign not in _SIGNS for sign in signs):
        return None
    left, *right = names
    return Agreement(left, relation, tuple(zip([1, *(_SIGNS[sign] for sign in signs)], right, strict=True)))


def _number(word: str) -> str:
    """A whole number that stands in the place of a column; "" for another word."""
    return word if word.isascii() and word.isdecimal() and len(word) <= _DIGITS else ""


def plain(amount: Decimal) -> str:
    """An amount as one writes it: no exponent, no zeros behind the last figure of what is no whole number."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounding(values: list[str]) -> Decimal:
    """By how much a sum of rounded amounts may be off: half a unit of the last place that is written, for each."""
    places = max(len(value.partition(".")[2]) for value in values)
    return Decimal(len(values)) * Decimal(1).scaleb(-places) / 2


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return "-" in value
