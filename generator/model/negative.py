"""负面清单: a matter that the county has decided not to publish, with the words that give it away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Literal, get_args

import msgspec

SECONDS = 1.0
"""Of computing, that one expression may take over one text: others take a thousandth of it."""
_PROBE = 0.3
"""The same over a text that is made to try it."""


class TooSlow(ValueError):
    """An expression whose steps grow too fast with the text."""


def is_expression(pattern: str) -> bool:
    """``/.../`` is a regular expression, anything else plain words."""
    return len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/")


def matches(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what a pattern finds. Raises TooSlow."""
    try:
        if is_expression(pattern):
            yield from (match.span() for match in _expression(pattern).finditer(text, timeout=SECONDS))
        else:
            yield from (match.span() for match in re.finditer(re.escape(pattern), text))
    except TimeoutError:
        raise TooSlow(pattern) from None


def refuse_broken(pattern: str) -> None:
    """Try an expression before any text is looked at. Raises ValueError for a broken one, TooSlow."""
    if not is_expression(pattern):
        return
    tried = _expression(pattern)
    signs = dict.fromkeys(char for char in pattern[1:-1] if char.isalnum())
    try:
        for sample in (*list(signs)[:12], "".join(signs), "1", "a", "中", " "):
            text = sample * (3000 // max(len(sample), 1)) + "\n" + "".join(signs)  # what it asks for is there, too late
            tried.search(text, timeout=_PROBE)
    except TimeoutError:
        raise TooSlow(f"正则表达式 {pattern} 太慢，文字一长就查不完；去掉重复套重复的写法，如 (…+)+、(…|…)*") from None


@lru_cache(maxsize=512)
def _expression(pattern: str) -> Any:
    import regex  # as re, with a limit of time

    try:
        return regex.compile(pattern[1:-1])
    except regex.error as error:
        raise ValueError(f"正则表达式 {pattern} 写法不对（{error}）") from None


State = Literal["国家秘密", "法律禁止", "国家安全", "公共安全", "经济安全", "社会稳定"]
Others = Literal["商业秘密", "个人隐私"]
Offices = Literal["内部事务", "过程性信息", "执法案卷"]
Category = Literal[State, Others, Offices]
CATEGORIES: Mapping[str, str] = {
    **dict.fromkeys(get_args(State), "政府信息公开条例第十四条"),
    **dict.fromkeys(get_args(Others), "政府信息公开条例第十五条"),
    **dict.fromkeys(get_args(Offices), "政府信息公开条例第十六条"),
}
"""Why something is not published -> the article that lets it be withheld."""


class Negative(msgspec.Struct, frozen=True):
    """One entry of ``_data/negative_list.yaml``. patterns: words, or regular expressions between slashes."""

    code: str
    matter: str
    basis: str
    patterns: tuple[str, ...]
    level: Literal["error", "warning"] | None = None
    updated: str = ""
    category: Category | None = None

    @property
    def ground(self) -> str:
        """The law behind the entry, and how old the entry is, so that a reader can tell whether it still stands."""
        return f"{self.basis}；清单更新于{self.updated}" if self.updated else self.basis


def version_of(entries: Iterable[Negative]) -> str:
    """Which list this is: the day of its newest entry, "" when none has one."""
    return max((entry.updated for entry in entries), default="")
