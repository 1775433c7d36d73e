"""Kinds and vocabularies -> tables.json, by which static/gongkai.js reads and writes front matter as the loader does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.model.kind import COMMON, Kind
from generator.model.kinds import DEFAULT
from generator.model.site import Vocabularies
from generator.model.vocabulary import Vocabulary, folded
from generator.site.admin.entries import ENTRIES


def tables(words: Vocabularies, ids: Mapping[str, str]) -> bytes:
    """The file. ids: name of a file -> id of its document, where the two differ."""
    told = {
        "kind": DEFAULT,
        "kinds": {kind.id: _kind(kind) for kind in words.kinds.terms},
        "entries": {name: {field.name: field.key for field in fields} for name, fields in ENTRIES.items()},
        "terms": {
            "domain": _terms(words.domains),
            "subject": _terms(words.subjects),
            "agency": _terms(words.agencies),
            "kind": _terms(words.kinds),
        },
        "ids": dict(sorted(ids.items())),
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _kind(kind: Kind) -> dict[str, Any]:
    """Every key that a kind's front matter may use -> its English key, and the type of each."""
    fields = (*COMMON, *kind.fields)
    keys = {field.key: field.key for field in fields}
    for field in fields:
        keys.setdefault(field.name, field.key)
    return {"keys": keys, "types": {field.key: field.type for field in fields}}


def _terms(vocabulary: Vocabulary[Any]) -> dict[str, Any]:
    """Names that may be written (folded) -> id, and the name that is written for an id."""
    found: dict[str, str] = {}
    for term in vocabulary.terms:
        short = getattr(term, "short", "")
        for name in (term.id, term.name, *term.aliases, *((short,) if short else ())):
            found.setdefault(folded(name), term.id)
    return {"found": found, "names": {term.id: term.name for term in vocabulary.terms}}
