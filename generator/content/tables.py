"""A YAML data file -> typed rows, each with its line; every mistake in it as a fault."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any, TypeVar

import msgspec
import yaml

from generator.base.close_names import closest, listed
from generator.base.patterns import lazy_re
from generator.base.yaml_text import compose
from generator.content.front_matter import yaml_fault
from generator.content.private_leaves import private_leaves
from generator.content.yaml_nodes import value_of
from generator.model.field_types import check_of
from generator.model.kind import Field
from generator.model.misfit import UnfitValue
from generator.model.source import ReadError

Row = TypeVar("Row", bound=msgspec.Struct)
Value = TypeVar("Value")
_PLAIN = {datetime.date: ("date", "日期，如 2026-03-01"), bool: ("flag", "“是”或“否”")}
"""Type of a cell -> the type of field that reads it, and what is wanted."""
_CELL = Field("cell", "格")
_WHOLE = lazy_re(r"[0-9]{1,12}")
"""Twelve digits: more are a slip of the hand, and no calendar or index can use them."""


def parse(text: str) -> tuple[yaml.Node | None, list[ReadError]]:
    """The root node of a data file, or the fault that keeps it from being read."""
    try:
        return compose(text), []
    except yaml.YAMLError as error:
        return None, [yaml_fault(error, text)]


def items(node: yaml.Node | None) -> list[yaml.Node] | None:
    """The nodes of a sequence; an empty file is an empty one; None when the node is something else."""
    if node is None:
        return []
    return list(node.value) if isinstance(node, yaml.SequenceNode) else None


def member(node: yaml.Node, *names: str) -> yaml.Node | None:
    """The value node under one of ``names`` in a mapping node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in names:
                found: yaml.Node = value
                return found
    return None


def twice(node: yaml.Node | None, *names: str) -> list[ReadError]:
    """A fault at the second of two keys that mean the same."""
    keys = [key for key, _ in node.value if key.value in names] if isinstance(node, yaml.MappingNode) else []
    return [
        ReadError(
            "field-twice",
            key.start_mark.line + 1,
            key.start_mark.column + 1,
            {"field": str(key.value), "other": str(keys[0].value)},
        )
        for key in keys[1:]
    ]


def read_each(
    texts: Iterable[tuple[str, str]],
    read: Callable[[yaml.Node | None], tuple[Value, list[ReadError]]],
    *,
    hidden: Set[str] = frozenset(),
) -> tuple[list[tuple[str, Value]], list[ReadError]]:
    """Every (path for messages, text) with what ``read`` makes of its root node; each fault with its path.
    hidden: keys whose values nobody is shown."""
    values: list[tuple[str, Value]] = []
    faults: list[ReadError] = []
    for path, text in texts:
        node, unparsed = parse(text)
        private = private_leaves(node, hidden)
        value, unfit = read(node)
        values.append((path, value))
        faults += [msgspec.structs.replace(fault, path=path) for fault in (*unparsed, *private, *unfit)]
    return values, faults


def rows_of(
    node: yaml.Node | None,
    shape: type[Row],
    *,
    chinese: Mapping[str, str] | None = None,
    parts: Mapping[str, str] | None = None,
) -> tuple[list[tuple[int, Row]], list[ReadError]]:
    """The rows of a list that are right, each with the line where it begins."""
    nodes = items(node)
    faults = [ReadError("data-form", 1, 1, {"wanted": "以“- ”开头的列表"})] if nodes is None else []
    rows: list[tuple[int, Row]] = []
    for part in nodes or ():
        value, unfit = row(part, shape, chinese=chinese, parts=parts)
        faults += unfit
        rows += [(part.start_mark.line + 1, value)] if value is not None else []
    return rows, faults


def row(
    node: yaml.Node,
    shape: type[Row],
    *,
    chinese: Mapping[str, str] | None = None,
    defaults: Mapping[str, Any] | None = None,
    parts: Mapping[str, str] | None = None,
) -> tuple[Row | None, list[ReadError]]:
    """One mapping node -> a ``shape``, with what is unknown, missing or of the wrong form as faults.

    chinese: accepted Chinese keys -> field names. defaults: values for fields that the node leaves out. parts: fields
    that can be left out where they are wrong, with their names, while the row stays.
    """
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        return None, [ReadError("data-form", line, 1, {"wanted": "“键: 值”的形式"})]
    faults: list[ReadError] = []
    fields = _written(shape)
    chinese, parts = chinese or {}, parts or {}
    found: dict[str, Any] = dict(defaults or {})
    written: dict[str, str] = {}
    for key, content in node.value:
        place = key.start_mark.line + 1, key.start_mark.column + 1
        name = chinese.get(str(key.value), str(key.value))
        if name not in fields:
            told = {"near": closest(name, [*fields, *chinese]), "choices": listed(list(fields))}
            faults.append(ReadError("data-unknown", *place, {"field": str(key.value), **told}))
            continue
        if name in written:
            faults.append(ReadError("field-twice", *place, {"field": str(key.value), "other": written[name]}))
            continue
        written[name] = str(key.value)
        value, unfit = value_of(content, 1)
        faults += unfit
        if value is None:
            continue
        try:
            found[name] = _fit(value, fields[name].type)
        except ValueError as error:
            if name in parts:
                faults.append(ReadError("data-part", *place, {"field": name, "told": f"应为{error}"}))
            else:
                faults.append(ReadError("data-form", *place, {"field": str(key.value), "wanted": str(error)}))
    for name, field in fields.items():
        if field.required and name not in found and not any(fault.kind == "data-form" for fault in faults):
            shown = next((word for word, english in chinese.items() if english == name), name)
            faults.append(ReadError("data-missing", line, 1, {"field": name, "name": shown}))
    amiss = [fault for fault in faults if fault.kind != "data-part"]
    return (None if amiss else shape(**found)), [_told(fault, parts, found) for fault in faults]


def _told(fault: ReadError, parts: Mapping[str, str], found: Mapping[str, Any]) -> ReadError:
    """A fault of a part with the row's own names."""
    if fault.kind != "data-part":
        return fault
    row = {"id": str(found.get("id", "")), "owner": str(found.get("name", "")), "part": parts[fault.values["field"]]}
    return msgspec.structs.replace(fault, values={**fault.values, **row})


_FOUND = frozenset({"line", "source"})
"""Where a row is written: the loader's to say."""
_RESOLVED = {"Channel": "agency", "Enterprise": "trade"}
"""Shape -> what the loader makes of another of its fields."""


def _written(shape: type[msgspec.Struct]) -> dict[str, Any]:
    """The fields of a row that an editor writes, by name."""
    every = {field.name: field for field in msgspec.structs.fields(shape)}
    ours = {_RESOLVED.get(shape.__name__, ""), *(_FOUND if every.keys() >= _FOUND else ())}
    return {name: field for name, field in every.items() if name not in ours}


INNER_KEYS = {
    "日期": "date",
    "变动": "change",
    "依据": "basis",
    "起算": "start",
    "期限": "limit",
    "环节": "stage",
    "理由": "reason",
    "编号": "number",
    "至": "to",
    "事项": "item",
    "内容": "content",
    "文件": "document",
}


def _inner(value: Any, shape: type[msgspec.Struct], *, nth: int = 0) -> msgspec.Struct:
    """A mapping within a row. nth: which of a list it is, from 1; 0 for one that stands alone. Raises ValueError with
    the form that it should have."""
    fields = {field.name: field for field in msgspec.structs.fields(shape)}
    words = {name: word for word, name in INNER_KEYS.items()}
    told = "、".join(f"{name}（{words[name]}）" if name in words else name for name in fields)
    wanted = (f"列表，每项写明 {told}；第 {nth} 项" if nth else f"“键: 值”，写明 {told}；其中") + "{}"
    if not isinstance(value, dict):
        raise ValueError(wanted.format("不是这样写的"))
    given = {INNER_KEYS.get(str(key), str(key)): part for key, part in value.items() if part is not None}
    for name in sorted(given.keys() - fields.keys()):
        raise ValueError(wanted.format(f"没有“{name}”这个键"))
    for name, field in fields.items():
        if field.required and name not in given:
            raise ValueError(wanted.format(f"缺少 {name}"))
    fitting = {}
    for name, part in given.items():
        try:
            fitting[name] = _fit(part, fields[name].type)
        except ValueError as error:
            raise ValueError(wanted.format(f"的 {name} 应为{error}")) from None
    return shape(**fitting)


def _fit(value: Any, wanted: Any) -> Any:
    origin = typing.get_origin(wanted)
    if origin is tuple:
        parts = value if isinstance(value, list) else [value]
        inner = typing.get_args(wanted)[0]
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            return tuple(_inner(part, inner, nth=nth) for nth, part in enumerate(parts, 1))
        if typing.get_origin(inner) is typing.Literal:
            return tuple(_fit(part, inner) for part in parts)
        if not all(isinstance(part, str) for part in parts):
            raise ValueError("一个词或词的列表")
        return tuple(parts)
    if origin is typing.Literal:
        choices = typing.get_args(wanted)
        if value not in choices:
            raise ValueError("、".join(choices) + " 之一")
        return value
    if origin in (typing.Union, types.UnionType):
        return _fit(value, next(part for part in typing.get_args(wanted) if part is not type(None)))
    if isinstance(wanted, type) and issubclass(wanted, msgspec.Struct):
        return _inner(value, wanted)
    if wanted is int:
        if isinstance(value, str) and _WHOLE.fullmatch(value):
            return int(value)
        raise ValueError("整数")
    name, words = _PLAIN.get(wanted, ("text", "一行文字"))
    try:
        return check_of(name)(value, _CELL)
    except UnfitValue:
        raise ValueError(words) from None
