"""YAML of a stranger -> nodes and plain values, or what keeps it from being read, at its line.

Text only: no tags, no references (a few lines of them unfold to gigabytes), no deep nesting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from generator.model.source import ReadError

MAX_DEPTH = 6
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def slip(line: int, column: int, what: str, how: str, kind: str = "form") -> ReadError:
    """Something wrong in a theme.yaml: where, what, what to write instead. line: 1-based.
    kind: "form" or "contract"."""
    return ReadError(kind, line, column, {"what": what, "how": how})


def composed(text: str) -> yaml.Node | ReadError | None:
    """The root node, None for an empty file, or what is wrong."""
    try:
        return _refused(text) or yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return _slip(text, error)


def _refused(text: str) -> ReadError | None:
    """The first thing in a YAML text that a theme has no use for and an attacker has."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        what = ""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            what = "引用（& 和 *）"
        elif getattr(event, "tag", None) is not None:
            what = "类型标记（! 开头）"
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            depth += 1
            what = what or ("过深的嵌套" if depth > MAX_DEPTH else "")
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
        mark = event.start_mark
        if what and mark:
            return slip(mark.line + 1, mark.column + 1, f"theme.yaml 里不能用{what}", "把值直接写出来")
    return None


def _slip(text: str, error: yaml.YAMLError) -> ReadError:
    """What cannot be read as YAML, at the line where a hand new to it most likely slipped."""
    for number, line in enumerate(text.splitlines(), 1):
        if re.match(r"\s*[\w-]+：", line):
            return slip(number, line.index("：") + 1, "冒号是中文的", "换成英文的冒号，后面空一格")
        if re.match(r" *\t", line):
            return slip(number, 1, "行首用了 Tab", "换成空格，同一级的行左边对齐")
    mark = getattr(error, "problem_mark", None)
    how = "每行写“键: 值”，用英文的冒号和引号，冒号后空一格；同一级的行左边对齐"
    return slip(mark.line + 1 if mark else 1, 1, "theme.yaml 这一行的写法读不懂", how)


class PlainReading:
    """Nodes under reading: what is wrong is collected, what is right is kept. lines: dotted key -> its line."""

    def __init__(self) -> None:
        self.wrong: list[ReadError] = []
        self.lines: dict[str, int] = {}

    def say(self, node: yaml.Node, what: str, how: str) -> None:
        self.wrong.append(slip(node.start_mark.line + 1, node.start_mark.column + 1, what, how))

    def say_at(self, key: str, what: str, how: str) -> None:
        self.wrong.append(slip(self.lines.get(key, 1), 1, what, how))

    def pairs(self, node: yaml.Node | None, under: str) -> Iterator[tuple[str, yaml.Node]]:
        """The entries of a mapping; a key given twice is wrong, the first one is kept."""
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return
        if not isinstance(node, yaml.MappingNode):
            self.say(node, f"theme.yaml 的 {under} 形式不对", "下面每行缩进两格，写“键: 值”")
            return
        seen = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in seen:
                self.say(key, f"“{name}”写了两次", "只留一处")
                continue
            seen.add(name)
            self.lines[f"{under}.{name}" if under else name] = key.start_mark.line + 1
            yield name, value

    def text(self, node: yaml.Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.say(node, "这里要写一行文字", "写在冒号后面")
            return ""
        return str(node.value).strip()

    def plain(self, node: yaml.Node) -> Any:
        """A node as str or a list of str; None for a mapping (nothing in a theme needs one there)."""
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.text(item) for item in node.value]
        self.say(node, "这里不能再分层", "写一个值，或一个列表")
        return None
