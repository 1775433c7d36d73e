"""Kinds and vocabularies -> tables.json, by which static/gongkai.js reads and
writes front matter as the loader does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.field_types import FieldType, every, field_type
from generator.model.kind import Field, by_name
from generator.model.kinds import DEFAULT
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Vocabulary, folded
from generator.site.admin.form_checks import browser_checks

DATA_TYPES = ("csv", "xlsx", "yaml")
"""Of files of rows (``rows``, ``indicators``, ``report``)."""
LARGEST = 30 << 20
"""Bytes of a file that the form takes: coded, it is a third more, and the preview's server takes 50 MB at once."""


def tables(words: Vocabularies, ids: Mapping[str, str], types: Iterable[str] = ()) -> bytes:
    """The file. ids: name of a file -> id of its document, where the two differ. types: which attachments the site
    makes public (``attachments.types``)."""
    told = {
        "kind": DEFAULT,
        "kinds": {kind.id: _record(kind.every_field) for kind in words.kinds.terms},
        "forms": {name: _form(field_type(name)) for name in every()},
        "terms": {key: _terms(vocabulary) for key, vocabulary in words.by_field.items()},
        "ids": dict(sorted(ids.items())),
        "checks": browser_checks(),
        "uploads": {"types": sorted({*types, *DATA_TYPES}), "largest": LARGEST},
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _form(kind: FieldType) -> dict[str, Any]:
    """How what is written becomes what a widget takes; of a type made of records, the record."""
    return {**kind.browser, **({"record": _record(kind.parts)} if kind.parts else {})}


def _record(fields: Iterable[Field]) -> dict[str, Any]:
    """Every key that front matter, or a record in it, may use -> its English key, and the type of each."""
    named = by_name(fields)
    return {
        "keys": {name: field.key for name, field in named.items()},
        "types": {field.key: field.type for field in named.values()},
    }


def _terms(vocabulary: Vocabulary[Any]) -> dict[str, Any]:
    """Names that may be written (folded) -> id, and the name that is written for an id."""
    found: dict[str, str] = {}
    for term in vocabulary.terms:
        short = getattr(term, "short", "")
        for name in (term.id, term.name, *term.aliases, *((short,) if short else ())):
            found.setdefault(folded(name), term.id)
    return {"found": found, "names": {term.id: term.name for term in vocabulary.terms}}
