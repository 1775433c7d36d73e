"""The structs of model/config.py -> pydantic models that check a file against them: every fault at once, and JSON Schema."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

import msgspec
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from generator.model.config import ConfigPart, Form, Words

Shape = TypeVar("Shape", bound=ConfigPart)

_CONFIG = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, coerce_numbers_to_str=True)


@cache
def model_of(shape: type[ConfigPart]) -> type[BaseModel]:
    """The pydantic model of one part of the configuration, with those of the parts in it."""
    described = {field.name: _field(field) for field in msgspec.structs.fields(shape)}
    made: type[BaseModel] = create_model(shape.__name__, __config__=_CONFIG, __doc__=shape.__doc__, **described)  # type: ignore[call-overload]
    return made


def checked(shape: type[Shape], given: object) -> Shape:
    """A part of the configuration from what stands in a file. Raises pydantic.ValidationError with all that is wrong."""
    return msgspec.convert(model_of(shape).model_validate(given).model_dump(), shape)


def part_at(path: list[str], shape: type[ConfigPart]) -> type[ConfigPart] | None:
    """The part to which keys lead from ``shape``; None when there is none."""
    found: type[ConfigPart] | None = shape
    for name in path:
        kinds = {field.name: kind_and_marks(field)[0] for field in msgspec.structs.fields(found)} if found else {}
        kind = kinds.get(name)
        found = kind if isinstance(kind, type) and issubclass(kind, ConfigPart) else None
    return found


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


def _field(field: msgspec.structs.FieldInfo) -> tuple[Any, Any]:
    kind, marks = kind_and_marks(field)
    given: dict[str, Any] = {}
    if isinstance(kind, type) and issubclass(kind, ConfigPart):
        kind = model_of(kind)
        if not field.required:
            given["default"] = kind()
    elif field.default is not msgspec.NODEFAULT:
        given["default"] = field.default
    elif field.default_factory is not msgspec.NODEFAULT:
        given["default_factory"] = field.default_factory
    for mark in marks:
        if isinstance(mark, Form):
            kind = Annotated[kind, AfterValidator(_check(mark))]
        elif isinstance(mark, Words):
            kind = Annotated[kind, BeforeValidator(mark.read), WithJsonSchema({"enum": list(mark.written)})]
        else:
            limits = {name: getattr(mark, name) for name in ("description", "min_length", "ge", "le")}
            given |= {name: value for name, value in limits.items() if value is not None}
    return kind, Field(**given)


def _check(form: Form) -> Any:
    pattern = re.compile(form.pattern)

    def check(value: str) -> str:
        if value and not pattern.fullmatch(value):
            raise ValueError(form.wanted)
        return value

    return check
