"""The shape of ``/data/agencies.json`` and ``/data/new-media.json`` -> JSON Schema (2020-12)."""

from __future__ import annotations

from typing import Any

from generator.model.json_schema import COUNT, DIALECT, TEXT, entry, rows, texts

_TRUTH: dict[str, Any] = {"type": "boolean"}
_CONTACTS = ("address", "hours", "phone", "fax", "email", "postcode")


def agencies() -> dict[str, Any]:
    """``/data/agencies.json``."""
    leader = entry(("name", "post", "openness"), **texts("name", "post", "duties", "since", "until"), openness=_TRUTH)
    office = entry((), **texts("name", *_CONTACTS)) | {"type": ["object", "null"]}
    officer = entry(("column", "post"), **texts("column", "post", "phone", "name"))
    agency = entry(
        ("id", "name", "kind", "leaders", "disclosure_office", "officers", "url"),
        **texts("id", "name", "short", "kind", "parent", *_CONTACTS, "duties", "feed", "url"),
        staff=COUNT,
        leaders=rows(leader),
        disclosure_office=office,
        officers=rows(officer),
        columns=rows(entry(("name", "url"), **texts("name", "url"))),
        merged_from=rows(entry(("url",), **texts("url", "name", "date"))),
    )
    return {"$schema": DIALECT, "title": "机关名录"} | entry(("agencies",), schema=TEXT, agencies=rows(agency))


def new_media() -> dict[str, Any]:
    """``/data/new-media.json``."""
    keys = ("name", "platform", "owner", "account", "state", "url", "updated", "used", "opened", "closed")
    made = entry(("accounts",), schema=TEXT, accounts=rows(entry(keys, **texts(*keys))))
    return {"$schema": DIALECT, "title": "政务新媒体"} | made
