"""The shape of a row (msgspec) -> the JSON Schema of what the loader takes for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from generator.authoring.schema.config import DRAFT
from generator.model.field_types import field_schema
from generator.model.kind import Field

TEXT = {"type": ["string", "number"]}
FLAG = Field("enabled", "是否", "flag")


def whole_schema(description: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a whole file."""
    return {"$schema": DRAFT, "description": description, **schema}


def listed_schema(description: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a file that is a list of rows; an empty file is an empty list."""
    return whole_schema(description, {"type": ["array", "null"], "items": row})


def row_schema(
    shape: type[msgspec.Struct],
    *,
    chinese: Mapping[str, str] | None = None,
    hidden: Iterable[str] = (),
    words: Mapping[str, str],
) -> dict[str, Any]:
    """The schema of one row. chinese: further names of fields."""
    made = msgspec.json.schema(shape)
    told = made["$defs"][shape.__name__]
    inner = {name: _inner(one, words) for name, one in made["$defs"].items() if name != shape.__name__}
    properties = {
        name: {"description": words.get(name, ""), **_loose(part, inner)}
        for name, part in told["properties"].items()
        if name not in hidden
    }
    required = told.get("required", [])
    names = chinese or {}
    for word, name in names.items():
        properties[word] = properties[name]
    schema: dict[str, Any] = {"type": "object", "additionalProperties": False, "properties": properties}
    if names:
        other = {name: [word for word, key in names.items() if key == name] for name in required}
        schema["allOf"] = [{"anyOf": [{"required": [key]} for key in (name, *other[name])]} for name in required]
    elif required:
        schema["required"] = required
    return schema


def _inner(told: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """A mapping within a row, whose keys are English alone."""
    properties = {
        name: {"description": words.get(name, ""), **_loose(part, {})} for name, part in told["properties"].items()
    }
    required = {"required": told["required"]} if told.get("required") else {}
    return {"type": "object", "additionalProperties": False, "properties": properties, **required}


def _loose(part: Mapping[str, Any], inner_ones: Mapping[str, Any]) -> dict[str, Any]:
    """What the loader takes beside the strict type: one word for a list, a number for text, 是 and 否, nothing.
    inner_ones: the schemas of mappings within the row, by the name of their shape."""
    if "anyOf" in part:
        return {"anyOf": [_loose(choice, inner_ones) for choice in part["anyOf"]]}
    if "$ref" in part:
        return dict(inner_ones.get(part["$ref"].rpartition("/")[2], {"type": "object"}))
    kind = part.get("type")
    if kind == "array" and "$ref" in part.get("items", {}):
        one = _loose(part["items"], inner_ones)
        return {"anyOf": [{"type": "array", "items": one}, one, {"type": "null"}]}
    if kind == "array":
        inner = {"enum": part["items"]["enum"]} if "enum" in part.get("items", {}) else TEXT
        one = inner if "enum" in inner else {"type": ["string", "number", "null"]}
        return {"anyOf": [{"type": "array", "items": inner}, one]}
    if kind == "boolean":
        return field_schema(FLAG)
    if kind == "integer":
        return {"type": "integer"}
    if kind == "null":
        return {"type": "null"}
    return {"enum": part["enum"]} if "enum" in part else {"type": ["string", "number", "null"]}
