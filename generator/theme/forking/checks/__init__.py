"""The checks of themes: one check a file, found by themselves,
of the shape that rules have (``generator/checks/rules``).

A check is a module with a Chinese docstring (``gongkai explain THM-...`` prints it), LEVEL, MESSAGE, HINT, ENGLISH and
``check(fork: Fork) -> Iterator[Finding]``; each problem carries the path of its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.checks.rule import Rule, rules_in


@cache
def every() -> Mapping[str, Rule]:
    """All checks by code, sorted."""
    return rules_in(__name__)
