"""Entries of the statutory column, the county's own -> the JSON Schema of their data file, in the words of editors."""

from __future__ import annotations

from typing import Any

from generator.authoring.schema.rows import listed_schema, row_schema
from generator.content.statutory import KEYS, NAME, WORDS, OwnEntry


def statutory_schema() -> dict[str, dict[str, Any]]:
    """Name of the data file -> its schema."""
    row = row_schema(OwnEntry, chinese=KEYS, words=WORDS)
    for key in [word for word, name in KEYS.items() if name == "name"] + ["name"]:
        row["properties"][key] |= {"description": WORDS["name"]}
    row.pop("allOf", None)  # an entry that there is already needs its id alone
    row["anyOf"] = [{"required": [key]} for key in ("id", *(word for word, name in KEYS.items() if name == "id"))]
    return {NAME: listed_schema("政府信息公开专栏的栏目：增加、改写或者停用", row)}
