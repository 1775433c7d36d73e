"""The settings -> ``docs/config.md``: every key of config.yaml, what it means, what it is when it is not given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.authoring.manuals import MARK
from generator.content.config_models import description, kind_and_marks
from generator.model.config import Config
from generator.model.config_part import ConfigPart

PATH = "config.md"


def text() -> str:
    """The page."""
    return "\n".join([MARK.format(source="generator/model/config.py"), "", "# config.yaml 的各项", "", *lines()]) + "\n"


def lines() -> Iterator[str]:
    """A table of the settings; those of a part bear its name in front."""
    yield "| 键 | 含义 | 不写时 |"
    yield "|---|---|---|"
    yield from _rows(Config, "")


def _rows(shape: type[ConfigPart], above: str) -> Iterator[str]:
    for field in msgspec.structs.fields(shape):
        kind, _ = kind_and_marks(field)
        if isinstance(kind, type) and issubclass(kind, ConfigPart):
            yield from _rows(kind, f"{field.name}.")
        else:
            yield f"| `{above}{field.name}` | {description(field)} | {_usual(field)} |"


def _usual(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "必填"
    value: Any = field.default_factory() if field.default is msgspec.NODEFAULT else field.default
    if isinstance(value, bool):
        return "true" if value else "false"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value or "")
