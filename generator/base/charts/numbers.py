"""A cell of a table -> the number that it means; numbers -> words short enough for an axis."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from generator.base.patterns import lazy_re

MISSING = frozenset(("", "-", "--", "—", "——", "–", "…", "……", "/", "无", "缺", "暂无", "无数据", "未公布", "未统计"))
"""What stands in a cell that has no number."""
LONGEST = 24
"""Characters of a number; what has more is no figure of a county's, and arithmetic would have to round it."""
_NUMBER = lazy_re(r"[-+−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?%?")
_LARGE = ((Decimal(10) ** 12, "万亿"), (Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万"))


def number_of(cell: str) -> Decimal | None:
    """The number: "1,234.5", "-3", "45%" (as 45). None for what is none. Digits of full width count."""
    text = unicodedata.normalize("NFKC", cell).strip()
    if not _NUMBER.fullmatch(text) or len(text) > LONGEST:
        return None
    return Decimal(text.rstrip("%").replace(",", "").replace("−", "-"))


def is_percent(cell: str) -> bool:
    """Whether a number is given in per cent."""
    return unicodedata.normalize("NFKC", cell).strip().endswith("%")


def short(value: Decimal) -> str:
    """A number in few characters: 123500000 -> "1.235亿"."""
    for size, word in _LARGE:
        if abs(value) >= size:
            return f"{_plain(value / size)}{word}"
    return _plain(value)


def _plain(value: Decimal) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def steps(low: Decimal, high: Decimal) -> list[Decimal]:
    """Round numbers from below ``low`` to above ``high``, in three to six equal steps; more than one in any case."""
    span = high - low or abs(high) or Decimal(1)
    size = Decimal(10) ** (span / 4).adjusted()
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor * 4 >= span)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    ticks = [first, first + step]
    while ticks[-1] < high:
        ticks.append(ticks[-1] + step)
    return ticks


def shares(values: Sequence[Decimal]) -> list[Decimal]:
    """Numbers -> per cent of their sum with one decimal, which together are 100.0: what rounding takes goes to those
    that lost most."""
    total = sum(values)
    if not total:
        return [Decimal(0)] * len(values)
    exact = [value * 1000 / total for value in values]
    whole = [one.to_integral_value(ROUND_FLOOR) for one in exact]
    left = int(1000 - sum(whole))
    most = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))[:left]
    return [(part + (at in most)) / Decimal(10) for at, part in enumerate(whole)]
