"""Front-matter entries -> typed values, each by the type of its field (``model/field_types``); all that is wrong,
at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from unicodedata import category, normalize

from generator.base.close_names import closest
from generator.model.field_types import check_of, field_type, wanted
from generator.model.kind import Field, Kind, by_name
from generator.model.misfit import Misfit, UnfitValue
from generator.model.source import FrontMatterEntry, ReadError

_QUOTES = "“”‘’「」『』\"'＂＇ "
_ADD = {"place": "在文件开头两行 --- 之间加一行", "place_en": "add a line between the two ---"}
_FILL = {"place": "这一行写成", "place_en": "write this line as"}
"""How a required field is put right: where it is not there, and where it is there without a value."""


@lru_cache(maxsize=64)
def chinese_keys(kind: Kind) -> Mapping[str, str]:
    """Every accepted key of a kind, English and Chinese -> the English key: the one table of DESIGN's fixed points."""
    return {name: field.key for name, field in by_name(kind.every_field).items()}


@lru_cache(maxsize=64)
def _fields(kind: Kind) -> tuple[Mapping[str, Field], frozenset[str]]:
    """The fields of a kind by English key, and which of them must be there."""
    fields = {field.key: field for field in kind.every_field}
    return fields, frozenset(key for key, field in fields.items() if field.required)


def typed(kind: Kind, entries: Mapping[str, FrontMatterEntry]) -> tuple[dict[str, Any] | None, list[ReadError]]:
    """Typed values by English key (absent fields left out), or None and every fault. entries: by English key."""
    fields, required = _fields(kind)
    values: dict[str, Any] = {}
    faults: list[ReadError] = []
    unknown = 0
    for key, entry in entries.items():
        value = entry.value
        if value is None:
            continue
        field = fields.get(key)
        if field is None:
            unknown += 1
            faults.append(_unknown(kind, key, entry, compared=unknown <= MOST_COMPARED))
            continue
        try:
            values[key] = check_of(field.type)(value, field)
            if field.required and values[key] == ():
                del values[key]
        except UnfitValue as error:
            values[key] = None
            faults += [_unfit(field, entry, misfit) for misfit in error.misfits]
    if not required <= values.keys():
        faults += [_missing(fields[key], entries.get(key)) for key in fields if key in required - values.keys()]
    return (None if faults else values), faults


def _fault(fault: str, entry: FrontMatterEntry | None, key: str, **values: str) -> ReadError:
    line, column = (entry.line or 1, entry.column) if entry else (1, 1)
    return ReadError(fault, line, column, {"field": (entry.key if entry else "") or key, "key": key, **values})


MOST_COMPARED = 50
"""Unknown keys of one document that are held against the known ones: each takes half a millisecond."""


def _unknown(kind: Kind, key: str, entry: FrontMatterEntry, *, compared: bool) -> ReadError:
    known = chinese_keys(kind)
    plain = "".join(one for one in normalize("NFKC", entry.key or key) if category(one) != "Cf").lower()
    odd = "字段名一律用半角小写字母，中间没有看不见的字符。" if plain in known else ""
    near = plain if plain in known else closest(entry.key or key, known) if compared else ""
    return _fault("field-unknown", entry, key, near=near, odd=odd, kind=kind.name)


def _missing(field: Field, entry: FrontMatterEntry | None) -> ReadError:
    mend = _FILL if entry and entry.line else _ADD
    return _fault("field-missing", entry, field.key, name=field.name, wanted=wanted(field), **mend)


def _unfit(field: Field, entry: FrontMatterEntry, misfit: Misfit) -> ReadError:
    told = {"name": field.name + misfit.part, "value": _shown(misfit.value), "wanted": misfit.wanted}
    told |= {"form": _form(field), "quoted": quoted(misfit.value, lambda bare: _fits(field, bare))}
    return _fault(misfit.kind, entry, field.key, **told, **misfit.more)


def quoted(value: Any, fits: Callable[[str], bool]) -> str:
    """What to say of a value that would do without the Chinese quotation marks around it."""
    bare = value.strip(_QUOTES) if isinstance(value, str) else value
    return "去掉值两边的引号。" if bare and bare != value and fits(bare) else ""


def _fits(field: Field, value: str) -> bool:
    try:
        check_of(field.type)(value, field)
    except UnfitValue:
        return False
    return True


def _form(field: Field) -> str:
    """What a value of the field looks like: of a record its parts, of anything else the field's own example, or its
    type's."""
    kind = field_type(field.type)
    if not kind.parts:
        return field.example or kind.examples[0]
    record = ", ".join(f"{part.key}: {part.name}" for part in kind.parts)
    return f"[{{{record}}}]" if kind.browser.get("list") else f"{{{record}}}"


def unfit(kind: Kind, key: str, entry: FrontMatterEntry, wanted: str) -> ReadError:
    """A value that its type takes and a document cannot have. wanted: what it can."""
    return _unfit(_fields(kind)[0][key], entry, Misfit(entry.value, wanted))


def _shown(value: Any) -> str:
    """A value as an editor wrote it, not as Python does."""
    if isinstance(value, list):
        text = "[" + "，".join(_shown(part) for part in value) + "]"
    elif isinstance(value, dict):
        text = "{" + "，".join(f"{key}: {_shown(part)}" for key, part in value.items()) + "}"
    else:
        text = "" if value is None else str(value)
    return text if len(text) <= 40 else text[:39] + "…"
