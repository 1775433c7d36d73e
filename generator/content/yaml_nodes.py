"""YAML text -> nodes with their places, and nodes -> plain values in which every scalar stays text.

Used for front matter and for the data files, so that each message can name a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import yaml

from generator.base.characters import is_normal
from generator.content.line_joints import unfolded
from generator.model.source import ReadError

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
MAX_DEPTH = 20
"""Deeper nesting than any form of ours needs; beyond it a file is a mistake or an attack."""
MAX_NODES = 200_000
"""Values in one file, aliases counted each time they are used."""


def value_of(node: yaml.Node, first: int, lines: Sequence[str] = ()) -> tuple[Any, list[ReadError]]:
    """A node as str, None, list or dict, and what is wrong with it. Of keys given twice the first one is kept.

    first: line at which the text that was composed begins in its file. lines: of the text that was composed. Where
    they are given, a text that is broken between Chinese characters is put together without a blank.
    """
    reading = _Reading(first, lines)
    value = reading.value(node, 0)
    # Half of what unfolds without end is of no use to anybody.
    return value if reading.left >= 0 else None, reading.faults


class _Reading:
    """One walk over a tree of nodes. Counts what it makes: aliases can blow a small file up without end."""

    def __init__(self, first: int, lines: Sequence[str]) -> None:
        self.faults: list[ReadError] = []
        self.lines = lines
        self.first = first
        self.left = MAX_NODES

    def value(self, node: yaml.Node, depth: int) -> Any:
        self.left -= 1
        if isinstance(node, yaml.ScalarNode):
            if node.style == '"' and not is_normal(node.value):
                # libyaml says so of half a surrogate pair itself; PyYAML's own parser takes it.
                self.fault("yaml", node, problem="有看不见的控制字符")
                return None
            # libyaml calls the style of a plain scalar "", PyYAML's own parser None.
            return None if not node.style and node.value in _EMPTY else self.text(node)
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

    def text(self, node: yaml.ScalarNode) -> str:
        """A scalar; of one that is folded over lines the joints are looked at."""
        first, last = node.start_mark.line, node.end_mark.line
        folded = first != last and node.style != "|" and bool(self.lines)
        return unfolded(node.value, self.lines[first : last + 1]) if folded else str(node.value)

    def fault(self, kind: str, node: yaml.Node, **values: str) -> None:
        self.faults.append(ReadError(kind, node.start_mark.line + self.first, node.start_mark.column + 1, values))
