"""What stands in config.yaml -> a part of the configuration, checked by the marks of its struct; everything wrong,
at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec

from generator.base.close_names import closest, listed
from generator.model.config_forms import Form, Words
from generator.model.config_part import ConfigPart
from generator.model.field_types import check_of
from generator.model.kind import Field
from generator.model.misfit import Misfit, UnfitValue

Shape = TypeVar("Shape", bound=ConfigPart)
_PLAIN = {str: ("text", "要写一行文字"), int: ("integer", "要写整数"), bool: ("flag", "要写 true 或 false")}
"""Type of a setting -> the type of field that reads it, and what is wanted."""


def checked(shape: type[Shape], given: object) -> Shape:
    """A part of the configuration from what stands in a file. Raises UnfitValue;
    parts of its misfits are paths of keys."""
    if not isinstance(given, dict):
        raise UnfitValue(Misfit(given, "要写“键: 值”"))
    fields = {field.name: field for field in msgspec.structs.fields(shape)}
    wrong = [_unknown(name, given[name], fields) for name in given if name not in fields]
    wrong += [_missing(field) for name, field in fields.items() if field.required and name not in given]
    values = _each({name: (given[name], *kind_and_marks(fields[name])) for name in fields if name in given}, wrong)
    return shape(**values)


def _unknown(name: str, value: object, known: Iterable[str]) -> Misfit:
    return Misfit(
        value, part=name, kind="config-unknown", more={"near": closest(name, known), "choices": listed(list(known))}
    )


def _missing(field: msgspec.structs.FieldInfo) -> Misfit:
    return Misfit(None, part=field.name, kind="config-missing", more={"name": description(field) or field.name})


def _each(given: dict[str, tuple[Any, Any, tuple[Any, ...]]], wrong: list[Misfit] | None = None) -> dict[str, Any]:
    """Name -> value as it should be, from name -> value, type and marks. wrong: what is known to be wrong already."""
    values, misfits = {}, list(wrong or ())
    for name, setting in given.items():
        try:
            values[name] = _fitted(*setting)
        except UnfitValue as error:
            misfits += [misfit.within(f"{name}." if misfit.part else name) for misfit in error.misfits]
    if misfits:
        raise UnfitValue(*misfits)
    return values


def _fitted(value: Any, kind: Any, marks: tuple[Any, ...] = ()) -> Any:
    if isinstance(kind, type) and issubclass(kind, ConfigPart):
        return checked(kind, value)
    choices = choices_of(kind)
    if choices:
        return _chosen(value, choices)
    if get_origin(kind) is dict:
        if not isinstance(value, dict):
            raise UnfitValue(Misfit(value, "要写“键: 值”"))
        return _each({name: (part, get_args(kind)[1], ()) for name, part in value.items()})
    if get_origin(kind) is list:
        if not isinstance(value, list):
            raise UnfitValue(Misfit(value, "要写列表"))
        return list(_each({str(number): (part, str, ()) for number, part in enumerate(value)}).values())
    if kind not in _PLAIN:  # 主题选项: what they may be the theme says
        return _fitted(value, list[str] if isinstance(value, list) else str)
    return _marked(value, kind, marks)


def _marked(value: Any, kind: type, marks: tuple[Any, ...]) -> Any:
    words = next((mark for mark in marks if isinstance(mark, Words)), None)
    try:
        made = words.read(value) if words else check_of(_PLAIN[kind][0])(value, _SETTING)
    except UnfitValue:
        raise UnfitValue(Misfit(value, _PLAIN[kind][1])) from None
    except ValueError as error:
        raise UnfitValue(Misfit(value, str(error))) from None
    for mark in marks:
        wanted = _beyond(made, mark)
        if wanted:
            raise UnfitValue(Misfit(value, wanted))
    return made


_SETTING = Field("setting", "设置")


def _beyond(value: Any, mark: Any) -> str:
    """What a mark wants instead of a value; "" when it is content."""
    if isinstance(mark, Form):
        return "" if not value or re.fullmatch(mark.pattern, value) else mark.wanted
    if isinstance(mark, msgspec.Meta):
        if mark.min_length and not value:
            return "不能是空的"
        if mark.ge is not None and value < mark.ge:
            return f"太小了，最小 {mark.ge}"
        if mark.le is not None and value > mark.le:
            return f"太大了，最大 {mark.le}"
    return ""


def _chosen(value: Any, choices: tuple[str, ...]) -> str:
    text = value.strip() if isinstance(value, str) else value
    if text not in choices:
        *first, last = [choice for choice in choices if choice]
        raise UnfitValue(Misfit(value, f"只能是 {'、'.join(first)} 或 {last}"))
    return str(text)


def choices_of(kind: Any) -> tuple[str, ...]:
    """The words that a type names one by one, alone or among several types; none when it takes others too."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    parts = [choices_of(part) for part in get_args(kind)] if get_origin(kind) not in (dict, list) else []
    return tuple(choice for part in parts for choice in part) if parts and all(parts) else ()


def description(field: msgspec.structs.FieldInfo) -> str:
    """What is said of a setting to editors; "" for a part."""
    _, marks = kind_and_marks(field)
    return next((mark.description for mark in marks if isinstance(mark, msgspec.Meta) and mark.description), "")


def kind_and_marks(field: msgspec.structs.FieldInfo) -> tuple[Any, tuple[Any, ...]]:
    """The plain type of a setting, and what is said of it beside: ``Meta``, ``Form``, ``Words``."""
    if get_origin(field.type) is not Annotated:
        return field.type, ()
    kind, *marks = get_args(field.type)
    return kind, tuple(marks)
