"""Patterns that wait: each of them is a pattern, and does what the compiled one does."""

from __future__ import annotations

import importlib
import pkgutil
import re

import generator
from generator.base.patterns import _Late, lazy_re


def test_a_late_pattern_is_the_compiled_one() -> None:
    assert lazy_re(r"(\d+)-(?P<b>\d+)").search("1-2").group("b") == "2"  # type: ignore[union-attr]
    assert lazy_re(rb"a+", re.IGNORECASE).findall(b"aAb") == [b"aA"]
    assert lazy_re("x").pattern == "x"
    assert lazy_re("a|b").split("1a2b3") == ["1", "2", "3"]


def test_every_pattern_of_the_program_compiles() -> None:
    found = 0
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name != "generator.__main__":
            for value in vars(importlib.import_module(module.name)).values():
                for one in value if isinstance(value, list | tuple) else (value,):
                    if isinstance(one, _Late):
                        assert one.pattern
                        found += 1
    assert found > 100
