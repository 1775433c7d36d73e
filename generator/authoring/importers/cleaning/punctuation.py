"""``公開,透明(試行)`` -> ``公開，透明（試行）``: half-width marks of machine-converted Chinese become full-width."""

from __future__ import annotations

import re

from generator.authoring.importers.cleaning.step import HAN, Cleaned, chained, substituted

NAME = "半角标点改为全角"
EXAMPLES = (
    ("公开,透明;规范:统一", "公开，透明；规范：统一"),
    ("合作(PPP)提供", "合作（PPP）提供"),
    ("办公厅(室)是", "办公厅（室）是"),
    ("到2020年,总体", "到2020年，总体"),
    ("面积1,000亩", "面积1,000亩"),
    ("时间10:30开始", "时间10:30开始"),
    ("见https://example.gov.cn/a,b(c)", "见https://example.gov.cn/a,b(c)"),
    ("是否公开?", "是否公开？"),
    ("f(x)", "f(x)"),
)

_WIDE = str.maketrans(",;:?!", "，；：？！")
_LEFT = rf"{HAN}”’）》〉】〕％％%\)"
_POINT = re.compile(rf"(?<=[{_LEFT}])[,;:?!](?!//)\s?|(?<=[\dA-Za-z])[,;]\s?(?=[{HAN}“《])")
_BRACKETS = re.compile(rf"(?<=[{HAN}，。；、”》])\(([^()（）\n]{{1,80}})\)|\(([^()（）\n]*[{HAN}][^()（）\n]*)\)")
_ADDRESS = re.compile(r"(?:https?://|www\.|[\w.-]+@)[^\s\u3000-\u9fff\uff00-\uffef]+")


def applies(whole: str) -> bool:
    """True when the text uses half-width marks between Chinese characters as its habit, not as a slip."""
    return _habit(whole, _POINT, "，；：？！") or _habit(whole, _BRACKETS, "（")


def clean(text: str) -> Cleaned:
    """Marks beside Chinese characters in full width; numbers, clock times and addresses stay."""
    pieces: list[str] = []
    changed: list[str] = []
    place = 0
    for match in [*_ADDRESS.finditer(text), None]:
        result = _widened(text[place : match.start() if match else len(text)])
        pieces.append(result.text + (match.group() if match else ""))
        changed.extend(result.changed)
        place = match.end() if match else place
    return Cleaned("".join(pieces), tuple(changed))


def _widened(text: str) -> Cleaned:
    return chained(
        text,
        lambda part: substituted(_BRACKETS, lambda match: f"（{match.group()[1:-1]}）", part),
        lambda part: substituted(_POINT, lambda match: match.group().strip().translate(_WIDE), part),
    )


def _habit(whole: str, half: re.Pattern[str], wide: str) -> bool:
    used = len(half.findall(whole))
    return used >= 3 and used > sum(whole.count(mark) for mark in wide)
