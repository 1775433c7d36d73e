"""A design token as theme.yaml writes it -> whether a style sheet may hold it:
nothing that fetches or ends the rule."""

from __future__ import annotations

from generator.base.patterns import lazy_re

FUNCTIONS = frozenset("rgb rgba hsl hsla hwb lab lch oklab oklch color-mix calc clamp min max var".split())
"""CSS functions that a token may use: none of them fetches anything."""
_NAME = lazy_re(r"[a-z][a-z0-9-]{0,63}")
_VALUE = lazy_re(r"[#\w\s.,%()'\"\u4e00-\u9fff+*/-]{1,200}")
_CALL = lazy_re(r"([\w-]+)\s*\(")


def fits(name: str, value: str) -> bool:
    """Whether ``--name: value`` is one whole declaration and nothing else."""
    whole = value.count("(") == value.count(")") and value.count('"') % 2 == 0 and value.count("'") % 2 == 0
    safe = _NAME.fullmatch(name) and _VALUE.fullmatch(value)
    # "/*" would open a comment that swallows the tokens after it.
    return bool(safe) and whole and "/*" not in value and {call.lower() for call in _CALL.findall(value)} <= FUNCTIONS
