"""The shape of config.yaml -> its JSON Schema, with the patterns of its numbers and the codes of the rules."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.checks import rules
from generator.content.config_models import kind_and_marks, model_of
from generator.model.config import Config, ConfigPart, Form

DRAFT = "http://json-schema.org/draft-07/schema#"
"""What the YAML extension of VS Code understands best."""


def config_schema() -> dict[str, Any]:
    """The schema. Numbers may stand without quotes, as the program takes them."""
    schema = model_of(Config).model_json_schema()
    _add_patterns(Config, schema)
    for name, definition in schema["$defs"].items():
        _add_patterns(_parts()[name], definition)
    levels = schema["properties"]["rules"]["additionalProperties"]
    choices = sorted({choice for part in levels.get("anyOf", [levels]) for choice in _values(part)})
    schema["properties"]["rules"] = {
        "description": schema["properties"]["rules"]["description"],
        "type": "object",
        "additionalProperties": False,
        # YAML 1.1 reads a bare off as false; both mean the same here.
        "properties": {rule.code: {"description": rule.name, "enum": choices} for rule in rules.every().values()},
    }
    return {"$schema": DRAFT, **_untitled(schema)}


def _values(part: dict[str, Any]) -> list[str]:
    return [part["const"]] if "const" in part else list(part.get("enum", ()))


def _parts() -> dict[str, type[ConfigPart]]:
    kinds = [kind_and_marks(field)[0] for field in msgspec.structs.fields(Config)]
    return {kind.__name__: kind for kind in kinds if isinstance(kind, type) and issubclass(kind, ConfigPart)}


def _add_patterns(part: type[ConfigPart], schema: dict[str, Any]) -> None:
    schema["description"] = (part.__doc__ or "").strip()
    for field in msgspec.structs.fields(part):
        told = schema["properties"][field.name]
        for mark in kind_and_marks(field)[1]:
            if isinstance(mark, Form):
                told["pattern"] = f"^({mark.pattern})?$"
        if told.get("type") == "string" and "pattern" not in told:
            told["type"] = ["string", "number"]


def _untitled(value: Any) -> Any:
    """Without the English titles that pydantic makes from names; properties called ``title`` are none."""
    if isinstance(value, dict):
        return {key: _untitled(item) for key, item in value.items() if key != "title" or not isinstance(item, str)}
    return [_untitled(item) for item in value] if isinstance(value, list) else value
