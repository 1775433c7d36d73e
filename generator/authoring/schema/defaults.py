"""The fields of the kinds -> the JSON Schema of ``_defaults.yaml``, under English and Chinese keys alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from generator.authoring.schema.config import DRAFT
from generator.model.field_types import field_schema
from generator.model.kind import COMMON, WITHHELD_DEFAULTS, Field
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Named


def defaults_schema(words: Vocabularies) -> dict[str, Any]:
    """The schema: what a folder may give to the documents below it; not title, date or classification."""
    properties: dict[str, Any] = {}
    for field in fields(words):
        form = {"description": f"{field.name}（{field.key}）：{field.doc}", **form_of(field, words)}
        for key in field.names:
            known = properties.get(key)
            # Two kinds may give one key different forms (执行依据 as text or as a list).
            properties[key] = form if known is None else _either(known, form)
    return {
        "$schema": DRAFT,
        "description": "本文件夹内各文件的默认值：文件自己写了的以自己的为准",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": properties,
    }


def fields(words: Vocabularies) -> Iterator[Field]:
    """Every field that defaults may give, those of all documents first."""
    for field in (*COMMON, *(field for kind in words.kinds.terms for field in kind.fields)):
        if field.key not in WITHHELD_DEFAULTS:
            yield field


def form_of(field: Field, words: Vocabularies) -> dict[str, Any]:
    """What YAML may hold under a field."""
    vocabulary = words.by_field.get(field.key)
    if vocabulary:
        return {"enum": names(vocabulary.terms)}
    return field_schema(msgspec.structs.replace(field, required=False))


def names(terms: Iterable[Named]) -> list[str]:
    """Every accepted name of some terms: names first, since those are what editors write."""
    listed = list(terms)
    short = [getattr(term, "short", "") for term in listed]
    every = [term.name for term in listed] + short + [name for term in listed for name in term.aliases]
    return list(dict.fromkeys(name for name in (*every, *(term.id for term in listed)) if name))


def _either(known: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
    if {**known, "description": ""} == {**form, "description": ""}:
        return known
    choices = known.get("anyOf", [known]) if set(known) == {"anyOf"} else [known]
    return {"anyOf": [*choices, *([form] if form not in choices else [])]}
