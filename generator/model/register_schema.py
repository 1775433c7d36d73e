"""Registers and the index of their files -> JSON Schema (2020-12)."""

from __future__ import annotations

from typing import Any

from generator.model.json_schema import COUNT, DIALECT, TEXT, TEXTS, entry, rows, texts
from generator.model.register import Register


def listing() -> dict[str, Any]:
    """``/data/lists.json``."""
    index = entry(
        ("id", "title", "type", "count", "json", "csv", "xlsx"),
        **texts("id", "title", "type", "json", "csv", "xlsx", "schema"),
        count=COUNT,
    )
    return {"$schema": DIALECT, "title": "清单和登记簿"} | entry(("schema", "lists"), schema=TEXT, lists=rows(index))


def register(register: Register) -> dict[str, Any]:
    """``/data/lists/<id>.json`` of one register: a text for each column, by its key."""
    columns = {
        column.key: TEXT | {"title": column.name, "description": column.doc or column.name}
        for column in register.columns
    }
    more = {"type": "object", "additionalProperties": TEXT, "title": "其他列"}
    row = entry(tuple(columns), **columns, **({"more": more} if register.open else {}))
    made = entry(
        ("id", "title", "type", "url", "rows"),
        **texts("id", "title", "type", "url", "valid_from"),
        replaces=TEXTS,
        rows=rows(row),
    )
    about = {"description": register.doc} if register.doc else {}
    return {"$schema": DIALECT, "title": register.name} | about | made
