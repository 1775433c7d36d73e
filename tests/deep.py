"""How many examples a property test takes: few in ``make test``, many in ``make test-deep``."""

from __future__ import annotations

from hypothesis import settings


def deep() -> bool:
    """Whether this is the long run, whose profile ``tests/conftest.py`` registers."""
    return settings.get_current_profile_name() == "deep"


def examples(usual: int, *, many: int) -> int:
    """``usual`` in ``make test``, ``many`` in the long run."""
    return many if deep() else usual
