"""YAML text -> nodes with their places, and nodes -> plain values in which every scalar stays text.

Used for front matter and for the data files, so that each message can name a line.
"""

from __future__ import annotations

import functools
import warnings
from typing import Any

import yaml

from generator.base.patterns import lazy_re
from generator.model.source import ReadError

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_HALF = lazy_re(r"[\ud800-\udfff]")
"""Half a surrogate pair, which an escape can make and which is no text."""
MAX_DEPTH = 20
"""Deeper nesting than any form of ours needs; beyond it a file is a mistake or an attack."""
MAX_NODES = 200_000
"""Values in one file, aliases counted each time they are used."""


@functools.cache
def _loader() -> type[Any]:
    if hasattr(yaml, "CBaseLoader"):
        return yaml.CBaseLoader
    warnings.warn("PyYAML 没有 C 加速，读取会慢约十倍；请重装 pyyaml", RuntimeWarning, stacklevel=2)
    return yaml.BaseLoader


def compose(text: str) -> yaml.Node | None:
    """The root node of one YAML document. Raises yaml.YAMLError; aliases are refused (they can explode)."""
    loader = _loader()(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
    finally:
        loader.dispose()
    return node


def value_of(node: yaml.Node, faults: list[ReadError], first: int) -> Any:
    """A node as str, None, list or dict. Keys given twice go to ``faults``; the first one is kept."""
    return _Reading(faults, first).value(node, 0)


class _Reading:
    """One walk over a tree of nodes. Counts what it makes: aliases can blow a small file up without end."""

    def __init__(self, faults: list[ReadError], first: int) -> None:
        self.faults = faults
        self.first = first
        self.left = MAX_NODES

    def value(self, node: yaml.Node, depth: int) -> Any:
        self.left -= 1
        if isinstance(node, yaml.ScalarNode):
            if node.style == '"' and _HALF.search(node.value):
                # libyaml says so itself; PyYAML's own parser takes it.
                self.fault("yaml", node, problem="有看不见的控制字符")
                return None
            # libyaml calls the style of a plain scalar "", PyYAML's own parser None.
            return None if not node.style and node.value in _EMPTY else node.value
        if depth > MAX_DEPTH or self.left < 0:
            if self.left > -MAX_NODES:
                self.left = -MAX_NODES
                self.fault("yaml", node, problem="嵌套过深或引用过多")
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, depth + 1) for item in node.value]
        found: dict[str, Any] = {}
        assert isinstance(node, yaml.MappingNode)
        for key, content in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name in found:
                self.fault("field-twice", key, field=name, other=name)
                continue
            found[name] = self.value(content, depth + 1)
        return found

    def fault(self, kind: str, node: yaml.Node, **values: str) -> None:
        self.faults.append(ReadError(kind, node.start_mark.line + self.first, node.start_mark.column + 1, values))
