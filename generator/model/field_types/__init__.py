"""The types of fields: one type a file, found by themselves.
What may stand under a field is said there and nowhere else.

A type is a module, named as kinds name the type, with

    docstring   its manual, in Chinese: the first line is "type 名称", then what one may write. docs/kinds.md holds it.
    EXAMPLES    YAML as editors write it, each of which fits; the first is shown to them
    REFUSED     YAML that does not fit, as near to the other as can be
    check       check(value, field) -> the typed value. ``value`` is str, list or dict of such, as ``front_matter``
                reads it, never empty; raises UnfitValue with all that is wrong in it
    SCHEMA      JSON Schema (words that draft-07 and 2020-12 share) of what ``check`` takes, or ``schema(field)``
    WIDGET      Decap's widget for it, or ``widget(field)``

Optional:

    PARTS       the fields of one record, for a type made of records; ``record_schema`` describes them
    SHOWN       "fact" when the document page shows it in the metadata box, "section" when under a heading of its own
    said        said(value) -> the words of that page; ``str`` unless given
    split       split(text) -> what the text of a command line means where several things can be given at once
    FORM        how it is written, for a type in which not every text is right
    hint        hint(field) -> what the web form says below the field
    OFFERED     False for what the manual does not offer to a county's own kinds
    BROWSER     how static/gongkai.js turns what is written into what the widget takes: {"split": pattern},
                {"drop": text}, {"yes": words}, {"bare": the part that may stand alone}, and
                {"day", "document", "pairs", "list": true}

``tests/model/test_field_types.py`` holds check, SCHEMA and examples to each other, for every type there is.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import combinations
from types import ModuleType
from typing import Any

import msgspec

from generator.base import discovery
from generator.base.close_names import listed
from generator.model.kind import NEVER_PROPOSED, Field, by_name


def _hint(field: Field) -> str:
    return field.doc + (f"例如：{field.example.strip('[]')}" if field.example else "")


class FieldType(msgspec.Struct, frozen=True):
    """One type as a value, made from its module."""

    id: str
    name: str
    doc: str
    examples: tuple[str, ...]
    refused: tuple[str, ...]
    check: Callable[[Any, Field], Any]
    schema: Callable[[Field], dict[str, Any]]
    widget: Callable[[Field], dict[str, Any]]
    parts: tuple[Field, ...] = ()
    shown: str = ""
    said: Callable[[Any], str] = str
    split: Callable[[str], str | list[str] | dict[str, str]] = str
    hint: Callable[[Field], str] = _hint
    form: str = ""
    offered: bool = True
    browser: Mapping[str, Any] = {}


@cache
def every() -> tuple[str, ...]:
    """Every type there is, sorted."""
    return discovery.names(__name__)


@cache
def offered() -> tuple[str, ...]:
    """The types that a county's own kinds may use: the others mean something only in fields that all documents have."""
    return tuple(name for name in every() if field_type(name).offered)


@cache
def field_type(name: str) -> FieldType:
    """The type of that name. An ordinary edit meets few of them, so each is imported when it is asked for."""
    return type_of(importlib.import_module(f"{__name__}.{name}"))


@cache
def check_of(name: str) -> Callable[[Any, Field], Any]:
    """The check of the type of that name."""
    return field_type(name).check


def type_of(module: ModuleType) -> FieldType:
    """A module of that shape as a value: what it calls EXAMPLES, or examples, is ``examples``."""
    head, _, more = (inspect.getdoc(module) or "").partition("\n")
    name = module.__name__.rpartition(".")[2]
    given = {key.lower(): part for key, part in vars(module).items() if key.lower() in FieldType.__struct_fields__}
    for key in ("schema", "widget"):
        if not callable(given[key]):
            given[key] = partial(_always, given[key])
    return FieldType(**{**given, "id": name, "name": head.removeprefix(name).strip(" 。"), "doc": more.strip()})


def _always(told: dict[str, Any], field: Field) -> dict[str, Any]:
    return told


def wanted(field: Field, names: Sequence[str] = ()) -> str:
    """What to write into a field, in an editor's words: never a value, since nobody here knows it. names: of the
    vocabulary that it takes its value from."""
    words = listed(names or field.choices)
    if field.key in NEVER_PROPOSED:
        return f"由审查的人从“{words}”中选定"
    if words:
        return f"从“{words}”中选一个"
    form = field_type(field.type).form
    return field.doc.rstrip("。") + (f"，写成 {form}" if form else "")


def field_schema(field: Field) -> dict[str, Any]:
    """JSON Schema of one field. What is not required may stand there without a value."""
    shape = field_type(field.type).schema(field)
    return shape if field.required else _or_nothing(shape)


def _or_nothing(shape: dict[str, Any]) -> dict[str, Any]:
    if "enum" in shape:
        return shape | {"enum": [*shape["enum"], None]}
    if "allOf" in shape or "anyOf" in shape:
        return {"anyOf": [*shape.get("anyOf", [shape]), {"type": "null"}]}
    kinds = shape["type"]
    return shape | {"type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def record_schema(fields: Iterable[Field]) -> dict[str, Any]:
    """JSON Schema of a mapping with such fields: front matter, or one record in it. The names of a field are equal, so
    what is required is one of them, and nothing is given under two."""
    fields = tuple(fields)
    return {
        "type": "object",
        "properties": {name: _described(field) for name, field in by_name(fields).items()},
        "additionalProperties": False,
        "allOf": [
            {"oneOf": [{"required": [name]} for name in field.names]} if field.required else _once(field)
            for field in fields
        ],
    }


def _once(field: Field) -> dict[str, Any]:
    pairs = [{"required": list(pair)} for pair in combinations(field.names, 2)]
    return {"not": pairs[0] if len(pairs) == 1 else {"anyOf": pairs}}


def _described(field: Field) -> dict[str, Any]:
    some = {"minItems": 1} if field.required else {}
    return field_schema(field) | some | {"title": field.name, "description": field.doc}
