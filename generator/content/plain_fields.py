"""Front-matter entries that are simple and all right -> typed values, without the kind's model.

Nearly all entries are: a text, a date, one of some words. What the model (``field_models``) would give for them is what their
checks give. Whatever else there is, a fault above all, is left to the model; a property test holds both equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from generator.content.field_checks import check_of, plain_attachments
from generator.model.kind import COMMON, Kind
from generator.model.source import FrontMatterEntry

_TEXTS = frozenset({"text", "long", "file", "relation", "url"})
_LISTS = frozenset({"lines", "names", "relations"})
_OTHERS = frozenset({"date", "moment", "flag", "choice"})

_Check = Callable[[Any], Any]


@lru_cache(maxsize=64)
def _checks(kind: Kind) -> tuple[Mapping[str, tuple[_Check, bool, bool]], frozenset[str]]:
    """By key: the check of a field, whether it gives a text, whether several; and the keys that must be there."""
    fields = (*COMMON, *kind.fields)
    checks = {
        spec.key: (check_of(spec), spec.type in _TEXTS, spec.type in _LISTS)
        for spec in fields
        if spec.type in _TEXTS | _LISTS | _OTHERS
    }
    checks |= {spec.key: (plain_attachments, False, False) for spec in fields if spec.type == "attachments"}
    return checks, frozenset(spec.key for spec in fields if spec.required)


def typed_directly(kind: Kind, entries: Mapping[str, FrontMatterEntry]) -> dict[str, Any] | None:
    """Typed values by English key as ``typed_by_model`` gives them; None where only the model can tell."""
    checks, required = _checks(kind)
    found: dict[str, Any] = {}
    try:
        for key, entry in entries.items():
            if entry.value is None:
                continue
            check, one, several = checks[key]
            value = found[key] = check(entry.value)
            if one:
                value.encode()  # half a surrogate pair is no text
            elif several:
                "".join(value).encode()
    except (KeyError, ValueError):
        return None
    return found if required <= found.keys() else None
