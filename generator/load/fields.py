"""Front-matter entries -> typed values, and the keys that name them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.load.plain_fields import typed_directly
from generator.model.kind import COMMON, Kind
from generator.model.source import Entry, Fault


@lru_cache(maxsize=64)
def chinese_keys(kind: Kind) -> Mapping[str, str]:
    """Every accepted key of a kind, English and Chinese -> the English key: the one table of DESIGN's fixed points."""
    table = {spec.key: spec.key for spec in (*COMMON, *kind.fields)}
    for spec in (*COMMON, *kind.fields):
        table.setdefault(spec.name, spec.key)
    return table


def typed(kind: Kind, entries: Mapping[str, Entry]) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Typed values by English key (absent fields left out), or None and every fault."""
    values = typed_directly(kind, entries)
    if values is not None:
        return values, []
    from generator.load.field_models import typed_by_model  # pydantic takes longer to import than a document to read

    return typed_by_model(kind, entries)
