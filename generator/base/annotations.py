"""Annotations of value classes -> what a field holds, what a loop over a value gives."""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import Any

import msgspec


@cache
def fields(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of a class of values -> their types."""
    hints = typing.get_type_hints(kind)
    return {name: hints[name] for name in kind.__struct_fields__}


def bare(kind: Any) -> Any:
    """``Link | None`` -> Link: what a template asks, it asks where there is something."""
    if isinstance(kind, types.UnionType) or typing.get_origin(kind) is typing.Union:
        inner = [item for item in typing.get_args(kind) if item is not type(None)]
        return inner[0] if len(inner) == 1 else Any
    return kind


def element(kind: Any) -> Any:
    """What a loop over a value of that type gives."""
    kind = bare(kind)
    arguments = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is list or (origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis):
        return arguments[0]
    return str if kind is str or origin is dict else Any
