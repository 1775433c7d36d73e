"""A name that is not known -> the known one that was most likely meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def closest(name: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known name that is most alike; "" when none is alike enough. cutoff: how alike,
    from 0 to 1 (difflib's ratio)."""
    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)), "")
