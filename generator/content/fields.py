"""Front-matter entries -> typed values, each by the type of its field (``model/field_types``); all that is wrong,
at once."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from generator.model.field_types import check_of
from generator.model.kind import Field, Kind, by_name
from generator.model.misfit import Misfit, UnfitValue
from generator.model.source import FrontMatterEntry, ReadError

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
    for key, entry in entries.items():
        value = entry.value
        if value is None:
            continue
        field = fields.get(key)
        if field is None:
            faults.append(_unknown(kind, key, entry))
            continue
        try:
            values[key] = check_of(field.type)(value, field)
        except UnfitValue as error:
            values[key] = None
            faults += [_unfit(field, entry, misfit) for misfit in error.misfits]
    if not required <= values.keys():
        faults += [_missing(fields[key], entries.get(key)) for key in fields if key in required - values.keys()]
    return (None if faults else values), faults


def _fault(fault: str, entry: FrontMatterEntry | None, key: str, **values: str) -> ReadError:
    line, column = (entry.line or 1, entry.column) if entry else (1, 1)
    return ReadError(fault, line, column, {"field": (entry.key if entry else "") or key, "key": key, **values})


def _unknown(kind: Kind, key: str, entry: FrontMatterEntry) -> ReadError:
    near = difflib.get_close_matches(entry.key or key, chinese_keys(kind), n=1, cutoff=0.6)
    return _fault("field-unknown", entry, key, near=near[0] if near else "", kind=kind.name)


def _missing(field: Field, entry: FrontMatterEntry | None) -> ReadError:
    mend = _FILL if entry and entry.line else _ADD
    return _fault("field-missing", entry, field.key, name=field.name, example=field.example, **mend)


def _unfit(field: Field, entry: FrontMatterEntry, misfit: Misfit) -> ReadError:
    told = {"name": field.name + misfit.part, "value": _shown(misfit.value), "wanted": misfit.wanted}
    return _fault(misfit.kind, entry, field.key, example=field.example, **told, **misfit.more)


def _shown(value: Any) -> str:
    """A value as an editor wrote it, not as Python does."""
    if isinstance(value, list):
        text = "[" + "，".join(_shown(part) for part in value) + "]"
    elif isinstance(value, dict):
        text = "{" + "，".join(f"{key}: {_shown(part)}" for key, part in value.items()) + "}"
    else:
        text = "" if value is None else str(value)
    return text if len(text) <= 40 else text[:39] + "…"
