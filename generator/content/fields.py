"""Front-matter entries -> typed values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.content.plain_fields import typed_directly
from generator.model.kind import Kind
from generator.model.source import FrontMatterEntry, Fault


def typed(kind: Kind, entries: Mapping[str, FrontMatterEntry]) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Typed values by English key (absent fields left out), or None and every fault."""
    values = typed_directly(kind, entries)
    if values is not None:
        return values, []
    from generator.content.field_models import typed_by_model  # pydantic takes longer to import than a document to read

    return typed_by_model(kind, entries)
