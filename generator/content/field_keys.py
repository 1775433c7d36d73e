"""A kind -> the keys that name its fields, English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from generator.model.kind import COMMON, Kind


@lru_cache(maxsize=64)
def chinese_keys(kind: Kind) -> Mapping[str, str]:
    """Every accepted key of a kind, English and Chinese -> the English key: the one table of the fixed points (docs/design.md)."""
    table = {spec.key: spec.key for spec in (*COMMON, *kind.fields)}
    for spec in (*COMMON, *kind.fields):
        table.setdefault(spec.name, spec.key)
    return table
