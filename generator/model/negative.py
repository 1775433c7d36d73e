"""负面清单: a matter that the county has decided not to publish, with the words that give it away."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec


@lru_cache(maxsize=512)
def compiled(pattern: str) -> re.Pattern[str]:
    """``/.../`` is a regular expression, anything else plain words. Raises ValueError for a broken expression."""
    if len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/"):
        try:
            return re.compile(pattern[1:-1])
        except re.error as error:
            raise ValueError(f"正则表达式 {pattern} 写法不对（{error}）") from None
    return re.compile(re.escape(pattern))


class Negative(msgspec.Struct, frozen=True):
    """One entry of ``_data/negative_list.yaml``. patterns: words, or regular expressions between slashes."""

    code: str
    matter: str
    basis: str
    patterns: tuple[str, ...]
    level: Literal["error", "warning"] | None = None
    updated: str = ""
