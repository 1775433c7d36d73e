"""Types and names in a template's syntax tree: what a loop gives, what a target binds, what a condition has made sure of."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes


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


def assign(target: nodes.Node, kind: Any, scope: dict[str, Any]) -> None:
    """Give the names of a target their types."""
    if isinstance(target, nodes.Name):
        scope[target.name] = kind
    elif isinstance(target, nodes.Tuple):
        inner = typing.get_args(kind) if typing.get_origin(kind) is tuple else ()
        fixed = len(inner) == len(target.items) and Ellipsis not in inner
        for index, item in enumerate(target.items):
            assign(item, inner[index] if fixed else Any, scope)


def constants(node: nodes.Node) -> list[str]:
    """The template names that are written out at a reference."""
    items = node.items if isinstance(node, nodes.List | nodes.Tuple) else [node]
    return [item.value for item in items if isinstance(item, nodes.Const) and isinstance(item.value, str)]


def dotted(node: nodes.Node) -> str:
    """``page.head.title`` as it is written, from its first name on; "" for anything else."""
    if isinstance(node, nodes.Name):
        return str(node.name)
    if isinstance(node, nodes.Getattr):
        before = dotted(node.node)
        return f"{before}.{node.attr}" if before else ""
    return ""


def guarded(test: nodes.Node) -> Iterator[str]:
    """What a condition has made sure of: ``x is defined``, also as one of several joined by ``and``."""
    if isinstance(test, nodes.And):
        yield from guarded(test.left)
        yield from guarded(test.right)
    elif isinstance(test, nodes.Test) and test.name == "defined":
        yield dotted(test.node)
