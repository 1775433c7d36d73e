"""The shape of config.yaml -> its JSON Schema, with the patterns of its numbers and the codes of the rules."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.checks import rules
from generator.content.config_models import description, kind_and_marks
from generator.model.config import Config
from generator.model.config_forms import Form, Words
from generator.model.config_part import ConfigPart
from generator.model.diagnostic import LEVELS

DRAFT = "http://json-schema.org/draft-07/schema#"
"""What the YAML extension of VS Code understands best."""


def config_schema() -> dict[str, Any]:
    """The schema. Numbers may stand without quotes, as the program takes them."""
    parts = msgspec.json.schema(Config)["$defs"]
    for name, part in _parts().items():
        parts[name] = _described(part, parts[name])
    schema = parts.pop(Config.__name__)
    schema["properties"]["rules"] = {
        "description": schema["properties"]["rules"]["description"],
        "type": "object",
        "additionalProperties": False,
        # YAML 1.1 reads a bare off as false; both mean the same here.
        "properties": {
            rule.code: {"description": rule.name, "enum": ["error"] if rule.fixed else _LEVELS}
            for rule in rules.every().values()
        },
    }
    return {"$schema": DRAFT, **schema, "$defs": parts}


_LEVELS = sorted((*LEVELS, "off"))


def _parts() -> dict[str, type[ConfigPart]]:
    kinds = [Config, *(kind_and_marks(field)[0] for field in msgspec.structs.fields(Config))]
    return {kind.__name__: kind for kind in kinds if isinstance(kind, type) and issubclass(kind, ConfigPart)}


def _described(part: type[ConfigPart], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a part without the English title that its class gives it."""
    fields = {field.name: field for field in msgspec.structs.fields(part)}
    properties = {name: _setting(fields[name], told) for name, told in schema["properties"].items()}
    return {key: value for key, value in schema.items() if key != "title"} | {"properties": properties}


def _setting(field: msgspec.structs.FieldInfo, told: dict[str, Any]) -> dict[str, Any]:
    for mark in kind_and_marks(field)[1]:
        if isinstance(mark, Form):
            return told | {"pattern": f"^({mark.pattern})?$"}
        if isinstance(mark, Words):
            return {"description": description(field), "enum": list(mark.written)}
    return told | {"type": ["string", "number"]} if told.get("type") == "string" else told
