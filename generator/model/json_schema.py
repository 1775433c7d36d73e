"""Kinds and the shapes of published data -> JSON Schema (2020-12),
for editors' tools and for whoever harvests the data."""

from __future__ import annotations

from typing import Any

from generator.model.field_types import record_schema
from generator.model.kind import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}


def _entry(required: tuple[str, ...], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def front_matter(kind: Kind) -> dict[str, Any]:
    """The schema of one kind's front matter: what the loader takes. Only that a day exists it cannot say."""
    return {
        "$schema": DIALECT,
        "title": f"{kind.name}（{kind.id}）",
        "description": kind.doc,
        **record_schema(kind.every_field),
    }


_CLAUSE = _entry(
    ("mode", "n", "unit", "base", "event", "subject"),
    mode=_TEXT,
    n={"type": "integer"},
    unit=_TEXT,
    base=_TEXT,
    event=_TEXT,
    subject=_TEXT,
)
_ITEM = _entry(
    ("id", "name", "content", "basis", "deadline", "body", "way", "channels", "audience", "level", "url", "documents"),
    id=_TEXT,
    l1=_TEXT,
    name=_TEXT,
    content=_TEXTS,
    basis=_TEXTS,
    deadline=_entry(
        ("phrase", "clauses"), phrase=_TEXT, clauses={"type": "array", "items": _CLAUSE}, law={"type": "boolean"}
    ),
    body=_TEXT,
    agencies=_TEXTS,
    way=_TEXT,
    channels=_TEXTS,
    audience=_TEXT,
    level=_TEXTS,
    restricted=_TEXT,
    not_applicable=_TEXT,
    url=_TEXT,
    latest=_TEXT,
    documents={"type": "integer"},
    measured={"type": "integer"},
    in_time={"type": "integer"},
    history={"type": "array", "items": _entry(("date", "change"), date=_TEXT, change=_TEXT, basis=_TEXT)},
)


def catalogue() -> dict[str, Any]:
    """``/data/catalogue.json``."""
    domain = _entry(("id", "name", "items"), id=_TEXT, name=_TEXT, items={"type": "array", "items": _ITEM})
    made = _entry(
        ("title", "publisher", "coverage", "domains"), title=_TEXT, publisher=_TEXT, coverage={"type": "object"}
    )
    made["properties"]["domains"] = {"type": "array", "items": domain}
    return {"$schema": DIALECT, "title": "公开事项目录"} | made


def documents() -> dict[str, Any]:
    """``/data/documents/<year>.json``."""
    document = _entry(
        ("id", "title", "url", "publish_date", "domain", "subject", "classification"),
        id=_TEXT,
        title=_TEXT,
        url=_TEXT,
        publish_date=_TEXT,
        domain=_TEXT,
        subject=_TEXT,
        classification=_TEXT,
        agency=_TEXT,
        kind=_TEXT,
        doc_number=_TEXT,
        index_number=_TEXT,
        written_date=_TEXT,
        updated=_TEXT,
        catalogue=_TEXT,
        summary=_TEXT,
        validity=_TEXT,
    )
    made = _entry(("year", "documents"), year={"type": "integer"}, documents={"type": "array", "items": document})
    return {"$schema": DIALECT, "title": "公开文件目录"} | made


def listing() -> dict[str, Any]:
    """``/data/lists/<id>.json``."""
    row = _entry(
        ("name", "code"),
        name=_TEXT,
        code=_TEXT,
        category=_TEXT,
        basis=_TEXT,
        subject=_TEXT,
        valid_from=_TEXT,
        valid_to=_TEXT,
        reason=_TEXT,
        more={"type": "object", "additionalProperties": _TEXT},
    )
    made = _entry(
        ("id", "title", "url", "rows"), id=_TEXT, title=_TEXT, url=_TEXT, rows={"type": "array", "items": row}
    )
    return {"$schema": DIALECT, "title": "清单"} | made
