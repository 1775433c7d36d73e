"""Types and names in a template's syntax tree: what a target binds, what a condition has made sure of."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

from jinja2 import nodes


def assign(target: nodes.Node, kind: Any, scope: dict[str, Any]) -> None:
    """Give the names of a target their types."""
    if isinstance(target, nodes.Name):
        scope[target.name] = kind
    elif isinstance(target, nodes.Tuple):
        inner = typing.get_args(kind) if typing.get_origin(kind) is tuple else ()
        fixed = len(inner) == len(target.items) and Ellipsis not in inner
        for index, item in enumerate(target.items):
            assign(item, inner[index] if fixed else Any, scope)


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
