"""Front-matter entries -> typed values, through a pydantic model made from the kind's fields: all that is wrong, at once."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic_core import PydanticCustomError

from generator.content.field_checks import CHECKS, Attached, UnfitValue, check_of
from generator.content.field_keys import chinese_keys
from generator.model.kind import COMMON, Kind
from generator.model.kind import Field as FieldSpec
from generator.model.source import FrontMatterEntry, Fault


def _before(check: Callable[[Any], Any]) -> BeforeValidator:
    """A check as pydantic wants it."""

    def told(value: Any) -> Any:
        try:
            return check(value)
        except UnfitValue as error:
            raise PydanticCustomError(error.kind, error.kind, error.values) from None

    return BeforeValidator(told)


_TEXT, _DATE, _NUMBER = (_before(CHECKS[name]) for name in ("text", "date", "integer"))
_ENTRY = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class AttachmentEntry(BaseModel):
    """附件: a path, or a path with the title to show."""

    model_config = _ENTRY
    file: Annotated[str, _TEXT] = Field(alias="文件")
    title: Annotated[str, _TEXT] = Field(default="", alias="标题")


class CorrectionEntry(BaseModel):
    """更正: on which day what was put right."""

    model_config = _ENTRY
    date: Annotated[datetime.date, _DATE] = Field(alias="日期")
    text: Annotated[str, _TEXT] = Field(alias="内容")


class ExceptionEntry(BaseModel):
    """例外: which finding is accepted, why, by whom, until when."""

    model_config = _ENTRY
    code: Annotated[str, _TEXT] = Field(alias="代码")
    reason: Annotated[str, _TEXT] = Field(alias="原因", min_length=2)
    approver: Annotated[str, _TEXT] = Field(alias="批准人", min_length=2)
    expires: Annotated[datetime.date | None, _DATE] = Field(default=None, alias="到期")
    line: Annotated[int, _NUMBER] = Field(default=0, alias="行")
    file: Annotated[str, _TEXT] = Field(default="", alias="文件")


class ReviewEntry(BaseModel):
    """审查记录: who reviewed, who approved, when."""

    model_config = _ENTRY
    reviewer: Annotated[str, _TEXT] = Field(alias="审查人", min_length=2)
    approver: Annotated[str, _TEXT] = Field(alias="批准人", min_length=2)
    date: Annotated[datetime.date | None, _DATE] = Field(default=None, alias="日期")


_TYPES: Mapping[str, Any] = {
    "text": str,
    "long": str,
    "file": str,
    "relation": str,
    "url": str,
    "lines": tuple[str, ...],
    "names": tuple[str, ...],
    "relations": tuple[str, ...],
    "date": datetime.date,
    "moment": tuple[datetime.date, str],
    "integer": int,
    "number": float,
    "flag": bool,
    "choice": str,
    "attachments": tuple[AttachmentEntry, ...],
    "corrections": tuple[CorrectionEntry, ...],
    "figures": tuple[tuple[str, str], ...],
    "exceptions": tuple[ExceptionEntry, ...],
    "review": ReviewEntry,
}
"""The Python type that each type of field has after its check."""


def annotation(spec: FieldSpec) -> Any:
    """The Python type that a field's value gets, with the check that makes it."""
    return Annotated[_TYPES[spec.type], _before(check_of(spec))]


@lru_cache(maxsize=64)
def model(kind: Kind) -> type[BaseModel]:
    """The pydantic model of one kind's front matter: its own fields and those that every document has."""
    described = {
        spec.key: (
            annotation(spec) if spec.required else annotation(spec) | None,
            Field(default=... if spec.required else None, description=spec.doc, title=spec.name),
        )
        for spec in (*COMMON, *kind.fields)
    }
    config = ConfigDict(extra="forbid", frozen=True)
    made: type[BaseModel] = create_model(f"FrontMatter_{kind.id}", __config__=config, **described)  # type: ignore[call-overload]
    return made


def typed_by_model(kind: Kind, entries: Mapping[str, FrontMatterEntry]) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Typed values by English key (absent fields left out), or None and every fault."""
    given = {key: entry.value for key, entry in entries.items() if entry.value is not None}
    try:
        value = model(kind).__pydantic_validator__.validate_python(given)
    except ValidationError as error:
        return None, [_fault(item, kind, entries) for item in error.errors(include_url=False, include_context=True)]
    return {name: _plain(found) for name, found in value.__dict__.items() if found is not None}, []


def _plain(value: Any) -> Any:
    """Attachments as they are where nothing had to be looked up in the model (``plain_fields``)."""
    if isinstance(value, tuple) and value and isinstance(value[0], AttachmentEntry):
        return tuple(Attached(item.file, item.title) for item in value)
    return value


_ADD = {"place": "在文件开头两行 --- 之间加一行", "place_en": "add a line between the two ---"}
_FILL = {"place": "这一行写成", "place_en": "write this line as"}
"""How a required field is put right: where it is not there, and where it is there without a value."""


def _fault(item: Any, kind: Kind, entries: Mapping[str, FrontMatterEntry]) -> Fault:
    key = str(item["loc"][0])
    inner = [part for part in item["loc"][1:] if part != "function-before"]
    entry = entries.get(key)
    line, column = (entry.line or 1, entry.column) if entry else (1, 1)
    spec = next((spec for spec in (*COMMON, *kind.fields) if spec.key == key), None)
    values = {
        "field": (entry.key if entry else "") or key,
        "key": key,
        "name": spec.name if spec else key,
        "example": spec.example if spec else "",
        "value": _shown(item.get("input")),
    } | {name: str(found) for name, found in (item.get("ctx") or {}).items()}
    form = item["type"]
    if form == "missing" and not inner:
        return Fault("field-missing", line, column, values | (_FILL if entry and entry.line else _ADD))
    if form == "extra_forbidden" and not inner:
        near = difflib.get_close_matches(values["field"], chinese_keys(kind), n=1, cutoff=0.6)
        return Fault("field-unknown", line, column, values | {"near": near[0] if near else "", "kind": kind.name})
    if form == "date":
        return Fault("field-date", line, column, values)
    if form == "choice":
        return Fault("field-choice", line, column, values)
    whole = inner[:-1] if form in ("missing", "extra_forbidden") else inner
    values["name"] += "".join(f"第 {part + 1} 条" if isinstance(part, int) else f"的{part}" for part in whole)
    wanted = {
        "missing": f"写明{_inner_name(inner)}的形式",
        "extra_forbidden": f"没有 {inner[-1] if inner else ''} 这一项的形式",
        "string_too_short": "至少两个字",
        "model_type": "“键: 值”的形式",
    }
    return Fault(
        "field-form", line, column, values | {"wanted": wanted.get(form) or values.get("wanted", "正确的形式")}
    )


def _inner_name(inner: list[Any]) -> str:
    """A part of an entry by both its names: 批准人（approver）."""
    name = str(inner[-1]) if inner else ""
    for shape in (AttachmentEntry, CorrectionEntry, ExceptionEntry, ReviewEntry):
        for english, field in shape.model_fields.items():
            if name == field.alias:
                return f"{name}（{english}）"
    return name


def _shown(value: Any) -> str:
    """A value as an editor wrote it, not as Python does."""
    if isinstance(value, list):
        text = "[" + "，".join(_shown(part) for part in value) + "]"
    elif isinstance(value, dict):
        text = "{" + "，".join(f"{key}: {_shown(part)}" for key, part in value.items()) + "}"
    else:
        text = "" if value is None else str(value)
    return text if len(text) <= 40 else text[:39] + "…"
