"""Patterns that wait: each of them is a pattern, and does what the compiled one does."""

from __future__ import annotations

import importlib
import pkgutil
import re

import generator
from generator.base.patterns import _Late, late


def test_a_late_pattern_is_the_compiled_one() -> None:
    assert late(r"(\d+)-(?P<b>\d+)").search("1-2").group("b") == "2"  # type: ignore[union-attr]
    assert late(rb"a+", re.IGNORECASE).findall(b"aAb") == [b"aA"]
    assert late("x").pattern == "x"
    assert late("a|b").split("1a2b3") == ["1", "2", "3"]


def test_every_pattern_of_the_program_compiles() -> None:
    found = 0
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name != "generator.__main__":
            for value in vars(importlib.import_module(module.name)).values():
                for one in value if isinstance(value, list | tuple) else (value,):
                    if isinstance(one, _Late):
                        assert one.pattern  # type: ignore[truthy-bool]
                        found += 1
    assert found > 100
