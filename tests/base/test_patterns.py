"""Patterns that wait: each of them is a pattern, and does what the compiled one does."""

from __future__ import annotations

import re

from generator.base.patterns import LazyPattern, lazy_re, pattern_table
from tests.base.all_patterns import in_modules


def test_a_lazy_pattern_is_the_compiled_one() -> None:
    assert lazy_re(r"(\d+)-(?P<b>\d+)").search("1-2").group("b") == "2"  # type: ignore[union-attr]
    assert lazy_re(rb"a+", re.IGNORECASE).findall(b"aAb") == [b"aA"]
    assert lazy_re("x").pattern == "x"
    assert lazy_re("a|b").split("1a2b3") == ["1", "2", "3"]


def test_a_table_is_one_pattern() -> None:
    offices = pattern_table("公司 工厂", (r"卫生[院室]", "卫生院"))
    assert offices.pattern == "(?:公司|工厂|卫生[院室])"
    assert lazy_re(f"县{offices.pattern}$").findall("县工厂，县卫生室") == ["县卫生室"]
    assert pattern_table(b"oa nw", (rb"x[0-9]", b"x1"), flags=re.IGNORECASE).findall(b"OA X7") == [b"OA", b"X7"]


def test_every_pattern_of_the_program_compiles() -> None:
    waiting = [pattern for _, pattern in in_modules(LazyPattern)]
    assert len(waiting) > 100
    assert all(re.compile(pattern.pattern, pattern._flags) for pattern in waiting)
