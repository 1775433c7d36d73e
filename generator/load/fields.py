"""Front-matter entries -> typed values, through a pydantic model made from the kind's fields."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model
from pydantic_core import PydanticCustomError

from generator.base.dates import parse_day, parse_moment
from generator.base.patterns import late
from generator.model.kind import COMMON, Kind
from generator.model.kind import Field as FieldSpec
from generator.model.source import Entry, Fault

_TRUE, _FALSE = {"是", "true", "yes", "on", "1"}, {"否", "false", "no", "off", "0"}
_NUMBER = late(r"[+-]?\d{1,3}(?:,\d{3})+(\.\d+)?|[+-]?\d+(\.\d+)?")
_PATTERN = late(r"[*:?#<>\"|\\\s]|^//")
"""What hosts read as patterns in redirects, or what no file can be named."""
_URL = late(r"https?://[^\s/]+\S*")


def _wrong(kind: str, **values: str) -> PydanticCustomError:
    return PydanticCustomError(kind, kind, values)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise _wrong("form", wanted="一行文字")


def _lines(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("\n") if part.strip())
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(part.strip() for part in value if part.strip())
    raise _wrong("form", wanted="一段文字或列表")


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[,，、;；]", value) if part.strip())
    return _lines(value)


def _addresses(value: Any) -> tuple[str, ...]:
    found = _names(value)
    for address in found:
        path = address.partition("://")[2].partition("/")[2] if "://" in address else address
        if _PATTERN.search(path):
            raise _wrong(
                "form",
                wanted="旧网址的路径，如 /art/2023/5/18/art_1.html（不能有 * : ? # 和空格：静态网站分辨不了网址里的参数）",
            )
    return found


def _date(value: Any) -> datetime.date:
    try:
        return parse_day(_text(value))
    except ValueError:
        raise _wrong("date", value=str(value)) from None


def _moment(value: Any) -> tuple[datetime.date, str]:
    try:
        return parse_moment(_text(value))
    except ValueError:
        raise _wrong("date", value=str(value)) from None


def _number(value: Any) -> str:
    text = _text(value)
    if not _NUMBER.fullmatch(text):
        raise _wrong("form", wanted="数字")
    return text.replace(",", "")


def _flag(value: Any) -> bool:
    word = _text(value).lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise _wrong("form", wanted="“是”或“否”")


def _url(value: Any) -> str:
    text = _text(value)
    if not _URL.fullmatch(text):
        raise _wrong("form", wanted="以 http:// 或 https:// 开头的网址")
    return text


def _choice(choices: tuple[str, ...]) -> Callable[[Any], str]:
    def check(value: Any) -> str:
        text = _text(value)
        if text not in choices:
            near = difflib.get_close_matches(text, choices, n=1, cutoff=0.4)
            raise _wrong("choice", choices="、".join(choices), near=near[0] if near else "", value=text)
        return text

    return check


_ENTRY = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class AttachmentEntry(BaseModel):
    """附件: a path, or a path with the title to show."""

    model_config = _ENTRY
    file: Annotated[str, BeforeValidator(_text)] = Field(alias="文件")
    title: Annotated[str, BeforeValidator(_text)] = Field(default="", alias="标题")


class CorrectionEntry(BaseModel):
    """更正: on which day what was put right."""

    model_config = _ENTRY
    date: Annotated[datetime.date, BeforeValidator(_date)] = Field(alias="日期")
    text: Annotated[str, BeforeValidator(_text)] = Field(alias="内容")


class ExceptionEntry(BaseModel):
    """例外: which finding is accepted, why, by whom, until when."""

    model_config = _ENTRY
    code: Annotated[str, BeforeValidator(_text)] = Field(alias="代码")
    reason: Annotated[str, BeforeValidator(_text)] = Field(alias="原因", min_length=2)
    approver: Annotated[str, BeforeValidator(_text)] = Field(alias="批准人", min_length=2)
    expires: Annotated[datetime.date | None, BeforeValidator(_date)] = Field(default=None, alias="到期")
    line: Annotated[int, BeforeValidator(_number)] = Field(default=0, alias="行")
    file: Annotated[str, BeforeValidator(_text)] = Field(default="", alias="文件")


class ReviewEntry(BaseModel):
    """审查记录: who reviewed, who approved, when."""

    model_config = _ENTRY
    reviewer: Annotated[str, BeforeValidator(_text)] = Field(alias="审查人", min_length=2)
    approver: Annotated[str, BeforeValidator(_text)] = Field(alias="批准人", min_length=2)
    date: Annotated[datetime.date | None, BeforeValidator(_date)] = Field(default=None, alias="日期")


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _attachments(value: Any) -> Any:
    return [{"file": item} if isinstance(item, str) else item for item in _listed(value)]


def _figures(value: Any) -> tuple[tuple[str, str], ...]:
    """关键数据: names with values, as a mapping."""
    if not isinstance(value, dict) or not all(isinstance(part, str) and part.strip() for part in value.values()):
        raise _wrong("form", wanted="一行一项“名称: 数值”")
    return tuple((str(name).strip(), part.strip()) for name, part in value.items())


_KINDS: Mapping[str, tuple[Any, Callable[[Any], Any]]] = {
    "text": (str, _text),
    "long": (str, _text),
    "file": (str, _text),
    "relation": (str, _text),
    "url": (str, _url),
    "lines": (tuple[str, ...], _lines),
    "names": (tuple[str, ...], _names),
    "relations": (tuple[str, ...], _names),
    "date": (datetime.date, _date),
    "moment": (tuple[datetime.date, str], _moment),
    "integer": (int, _number),
    "number": (float, _number),
    "flag": (bool, _flag),
    "choice": (str, _text),
    "attachments": (tuple[AttachmentEntry, ...], _attachments),
    "corrections": (tuple[CorrectionEntry, ...], _listed),
    "figures": (tuple[tuple[str, str], ...], _figures),
    "exceptions": (tuple[ExceptionEntry, ...], _listed),
    "review": (ReviewEntry, lambda value: value),
}
"""The Python type of each type of field, and the check that comes before it."""


def check_of(spec: FieldSpec) -> Callable[[Any], Any]:
    """The check of one field's value as written. It raises ValueError."""
    if spec.key == "aliases":
        return _addresses
    return _choice(spec.choices) if spec.type == "choice" else _KINDS[spec.type][1]


def annotation(spec: FieldSpec) -> Any:
    """The Python type that a field's value gets, with the check that makes it."""
    return Annotated[_KINDS[spec.type][0], BeforeValidator(check_of(spec))]


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


@lru_cache(maxsize=64)
def chinese_keys(kind: Kind) -> Mapping[str, str]:
    """Every accepted key of a kind, English and Chinese -> the English key: the one table of DESIGN's fixed points."""
    table = {spec.key: spec.key for spec in (*COMMON, *kind.fields)}
    for spec in (*COMMON, *kind.fields):
        table.setdefault(spec.name, spec.key)
    return table


def typed(kind: Kind, entries: Mapping[str, Entry]) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Typed values by English key (absent fields left out), or None and every fault."""
    given = {key: entry.value for key, entry in entries.items() if entry.value is not None}
    try:
        value = model(kind).__pydantic_validator__.validate_python(given)
    except ValidationError as error:
        return None, [_fault(item, kind, entries) for item in error.errors(include_url=False, include_context=True)]
    return {name: found for name, found in value.__dict__.items() if found is not None}, []


_ADD = {"place": "在文件开头两行 --- 之间加一行", "place_en": "add a line between the two ---"}
_FILL = {"place": "这一行写成", "place_en": "write this line as"}
"""How a required field is put right: where it is not there, and where it is there without a value."""


def _fault(item: Any, kind: Kind, entries: Mapping[str, Entry]) -> Fault:
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
