"""The bytes of config.yaml -> Config, or everything that is wrong with it."""

from __future__ import annotations

import difflib
from typing import Any

import msgspec
import yaml
from pydantic import ValidationError

from generator.checks import rules
from generator.content.config_models import checked, description, part_at
from generator.content.tables import parse
from generator.content.text import decode
from generator.content.yaml_nodes import value_of
from generator.model.config import Config
from generator.model.source import Fault


def read_config(data: bytes, shown: str) -> tuple[Config | None, list[Fault]]:
    """Check the bytes of a configuration. ``shown``: its name in messages."""
    text, fault = decode(data)
    if fault:
        return None, [_placed(fault, shown)]
    node, faults = parse(text)
    if faults:
        return None, [_placed(item, shown) for item in faults]
    if node is None or not isinstance(node, yaml.MappingNode):
        return None, [Fault("config-form", 1, 1, {"wanted": "“键: 值”的形式"}, shown)]
    value = value_of(node, faults, 1)
    faults += _unknown_codes(value, node)
    try:
        return checked(Config, _without_empty(value)), [_placed(item, shown) for item in faults]
    except ValidationError as error:
        found = [_fault(item, node, shown) for item in error.errors(include_url=False)]
        return None, [*(_placed(item, shown) for item in faults), *found]


def _unknown_codes(value: Any, node: yaml.MappingNode) -> list[Fault]:
    """Levels given to rules that do not exist; told beside whatever else is wrong."""
    given = value.get("rules") if isinstance(value, dict) else None
    found = []
    for code in given if isinstance(given, dict) else ():
        if code not in rules.every():
            near = difflib.get_close_matches(code, rules.every(), n=1, cutoff=0.5)
            values = {"field": f"rules.{code}", "near": near[0] if near else ""}
            found.append(Fault("config-unknown", *_place(node, ["rules", code]), values))
    return found


def _placed(fault: Fault, shown: str) -> Fault:
    return Fault(fault.kind, fault.line, fault.column, fault.values, shown)


def _without_empty(value: Any) -> Any:
    """Empty values mean "not given": ``police_filing:`` is the same as no line at all."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    return value


def _fault(item: Any, node: yaml.MappingNode, shown: str) -> Fault:
    path = [part for part in item["loc"] if isinstance(part, str)]
    line, column = _place(node, path)
    name = ".".join(str(part) for part in item["loc"] if not str(part).startswith("literal["))
    if item["type"] == "missing":
        return Fault("config-missing", line, column, {"field": name, "name": _described(path)}, shown)
    if item["type"] == "extra_forbidden":
        near = difflib.get_close_matches(path[-1], _names(path[:-1]), n=1, cutoff=0.6)
        return Fault("config-unknown", line, column, {"field": name, "near": near[0] if near else ""}, shown)
    context = item.get("ctx") or {}
    wanted = str(context.get("error") or _WORDS.get(item["type"], "")) or f"符合要求（{item['msg']}）"
    return Fault(
        "config-form", line, column, {"field": name, "wanted": wanted, "value": str(item.get("input"))[:60]}, shown
    )


_WORDS = {
    "string_too_short": "不能是空的",
    "int_parsing": "要写整数",
    "bool_parsing": "要写 true 或 false",
    "literal_error": "只能是 error、warning、info 或 off",
    "list_type": "要写列表",
    "dict_type": "要写“键: 值”",
    "greater_than_equal": "太小了",
    "less_than_equal": "太大了",
    "string_type": "要写一行文字",
    "model_type": "要写“键: 值”",
}


def _place(node: yaml.Node, path: list[str]) -> tuple[int, int]:
    """Line and column of the deepest part of ``path`` that stands in the file."""
    place = (1, 1)
    for part in path:
        if not isinstance(node, yaml.MappingNode):
            break
        for key, value in node.value:
            if key.value == part:
                place = key.start_mark.line + 1, key.start_mark.column + 1
                node = value
                break
        else:
            break
    return place


def _names(path: list[str]) -> list[str]:
    part = part_at(path, Config)
    return list(part.__struct_fields__) if part else []


def _described(path: list[str]) -> str:
    part = part_at(path[:-1], Config) if path else None
    for field in msgspec.structs.fields(part) if part else ():
        if field.name == path[-1]:
            return description(field) or path[-1]
    return ".".join(path)
