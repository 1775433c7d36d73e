"""The checks of themes: one check a file, found by themselves, of the shape that rules have (``generator/checks/rules``).

A check is a module with a Chinese docstring (``gongkai explain THM-...`` prints it), CODE, LEVEL, MESSAGE, HINT, ENGLISH
and ``check(fork: Fork) -> Iterator[Problem]``; each problem carries the path of its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.base import discovery
from generator.checks.rules import Rule, rule_of


@cache
def every() -> Mapping[str, Rule]:
    """All checks by code, sorted."""
    found = [rule_of(module) for module in discovery.modules(__name__)]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
