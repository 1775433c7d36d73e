"""The text of a Markdown file -> the fields at its head, in YAML, TOML or JSON, and the body below them.

python-frontmatter tells the forms apart and cuts them; its handlers are told how values are read: YAML as text, since
``2026-02-30`` and ``010`` are no help as anything else, TOML by the standard library. Hexo's own forms are two more:
JSON without braces above ``;;;``, and YAML without the first line of dashes.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter import detect_format
from frontmatter.default_handlers import BaseHandler

from generator.authoring.importers.source import notice
from generator.base.yaml_text import compose
from generator.model.diagnostic import Diagnostic

LARGEST = 256 * 1024
"""Characters of a head; a longer one is no head."""
NODES = 5_000
"""Values in a head, those that YAML repeats by alias counted each time."""
_LINE = re.compile(r"([A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff .-]{0,40}?)\s*[:：=]\s*(.*)")


@dataclass(frozen=True, slots=True)
class GeneratorHead:
    """fields: as written; a scalar is text, lists and tables hold the same. lines: how many the head takes."""

    fields: dict[str, Any]
    body: str
    lines: int = 0
    notices: tuple[Diagnostic, ...] = ()


class _Yaml(BaseHandler):
    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        node = compose(fm)
        value = _value(node, [NODES]) if node is not None else {}
        return value if isinstance(value, dict) else {}


class _BareYaml(_Yaml):
    """Hexo takes a head without its first ``---``; only one that begins with a field that every page has."""

    FM_BOUNDARY = re.compile(r"\A(?=(?:title|layout|date|标题)[ \t]*:)|^-{3,}[ \t]*$", re.MULTILINE)

    def detect(self, text: str) -> bool:
        return bool(re.match(r"(?:title|layout|date|标题)[ \t]*:", text)) and bool(
            re.match(r"(?:[\w\u4e00-\u9fff-]+[ \t]*:.*\n|[ \t]+\S.*\n|-[ \t].*\n|\n){1,200}-{3,}[ \t]*(?:\n|\Z)", text)
        )


class _Toml(BaseHandler):
    FM_BOUNDARY = re.compile(r"^\+{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        return tomllib.loads(fm)


class _Json(BaseHandler):
    FM_BOUNDARY = re.compile(r"\{\s*[\"}]")

    def split(self, text: str) -> tuple[str, str]:
        _, end = json.JSONDecoder().raw_decode(text)
        return text[:end], text[end:]

    def load(self, fm: str) -> dict[str, Any]:
        value = json.loads(fm)
        return value if isinstance(value, dict) else {}


class _HexoJson(_Json):
    FM_BOUNDARY = re.compile(r"\"")

    def detect(self, text: str) -> bool:
        return text.startswith('"') and bool(re.search(r"^;{3,}[ \t]*$", text[:LARGEST], re.MULTILINE))

    def split(self, text: str) -> tuple[str, str]:
        head, body = re.split(r"^;{3,}[ \t]*$", text, maxsplit=1, flags=re.MULTILINE)
        return "{" + head.strip().rstrip(",") + "}", body


_HANDLERS: Sequence[BaseHandler] = (_Yaml(), _Toml(), _Json(), _HexoJson(), _BareYaml())


def split(text: str) -> GeneratorHead:
    """The head and the body of a file; a head that cannot be read is read line by line, and told."""
    start = len(text) - len(text.lstrip("\ufeff \t\n"))
    handler = detect_format(text[start:], {one: one for one in _HANDLERS})
    if handler is None:
        return GeneratorHead({}, text)
    try:
        head, body = handler.split(text[start:])
    except (ValueError, RecursionError):
        return GeneratorHead({}, text)
    if len(head) > LARGEST:
        return GeneratorHead({}, text)
    notices: tuple[Diagnostic, ...] = ()
    try:
        fields = handler.load(head)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        fields = _line_by_line(head)
        told = "头部的写法有误，只按行认出了“字段: 值”", "请对照原文件核对各字段。"
        notices = (notice(*told),) if fields else ()
    if not fields and head.strip():
        return GeneratorHead({}, text)  # two rules around a text
    lines = text.count("\n") - body.count("\n")
    return GeneratorHead(fields, body.removeprefix("\n"), lines + body.startswith("\n"), notices)


def texts(value: Any) -> tuple[str, ...]:
    """A value as texts: a scalar is one, a list several, a table one for each entry."""
    if isinstance(value, dict):
        return tuple(f"{key}={'、'.join(texts(inner))}" for key, inner in list(value.items())[:50])
    if isinstance(value, list):
        return tuple(text for inner in value[:200] for text in texts(inner))
    if value is None:
        return ()
    text = str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())
    return (text,) if text else ()


def _value(node: yaml.Node, left: list[int]) -> Any:
    left[0] -= 1
    if left[0] < 0:
        raise ValueError("too many values")
    if isinstance(node, yaml.ScalarNode):
        return None if node.value in ("~", "null", "Null", "NULL") and not node.style else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_value(inner, left) for inner in node.value]
    return {str(_value(key, left)): _value(inner, left) for key, inner in node.value}


def _line_by_line(head: str) -> dict[str, Any]:
    found = (_LINE.fullmatch(line.rstrip()) for line in head.split("\n"))
    return {match[1]: match[2].strip().strip("\"',") for match in found if match}
