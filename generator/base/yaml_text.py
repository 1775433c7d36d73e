"""YAML text -> its root node, or an error with its place: text only, and no deeper than the stack is.

The C parser of PyYAML makes nodes by recursion and ends the process at some ten thousand levels, so what could be deep
is walked through as events first, which takes no stack.
"""

from __future__ import annotations

import functools
import warnings
from typing import Any

import yaml

from generator.base.characters import normal
from generator.base.patterns import lazy_re

LEVELS = 100
"""Of nesting. What a form of ours needs is a fifth of it; beyond it a file is a mistake or an attack."""
_OPENS = lazy_re(r"[\[{]|[-?:](?=\s|\Z)")
"""What a level can begin with, in quotes and comments too: there are no more levels than of these."""


@functools.cache
def loader() -> type[Any]:
    """PyYAML's quickest loader of text."""
    if hasattr(yaml, "CBaseLoader"):
        return yaml.CBaseLoader
    warnings.warn("PyYAML 没有 C 加速，读取会慢约十倍；请重装 pyyaml", RuntimeWarning, stacklevel=2)
    return yaml.BaseLoader


def compose(text: str) -> yaml.Node | None:
    """The root node of one YAML document, None for an empty one. Raises yaml.YAMLError."""
    if len(_OPENS.findall(text)) > LEVELS:
        _refuse_deep(text)
    reading = loader()(text)
    try:
        node: yaml.Node | None = reading.get_single_node()
    finally:
        reading.dispose()
    if node is not None and "\\" in text:
        _normalise(node)
    return node


def _normalise(root: yaml.Node) -> None:
    """Give every scalar the normal form of text, which an escape may have broken. Raises yaml.MarkedYAMLError."""
    waiting, seen = [root], {id(root)}
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            node.value, unfit = normal(node.value)
            for one in unfit:
                if one.fate == "refused":
                    raise yaml.MarkedYAMLError(problem=f"有 {one.code}（{one.name}）", problem_mark=node.start_mark)
            continue
        inner = node.value if isinstance(node, yaml.SequenceNode) else [part for pair in node.value for part in pair]
        fresh = {id(part): part for part in inner if id(part) not in seen}
        seen.update(fresh)
        waiting += fresh.values()


def _refuse_deep(text: str) -> None:
    level = 0
    event: Any
    for event in yaml.parse(text, Loader=loader()):
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            level += 1
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            level -= 1
        if level > LEVELS:
            raise yaml.composer.ComposerError(None, None, "嵌套过深", event.start_mark)
