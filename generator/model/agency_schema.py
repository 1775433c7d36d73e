"""The shape of ``/data/agencies.json``, ``new-media.json``, ``enterprises.json`` and ``disclosure-points.json`` -> JSON
Schema (2020-12)."""

from __future__ import annotations

from typing import Any

from generator.model.json_schema import COUNT, DIALECT, TEXT, TEXTS, entry, rows, texts

_TRUTH: dict[str, Any] = {"type": "boolean"}
_CONTACTS = ("address", "hours", "phone", "fax", "email", "postcode")


def agencies() -> dict[str, Any]:
    """``/data/agencies.json``."""
    leader = entry(("name", "post", "openness"), **texts("name", "post", "duties", "since", "until"), openness=_TRUTH)
    office = entry((), **texts("name", *_CONTACTS)) | {"type": ["object", "null"]}
    officer = entry(("column", "post"), **texts("column", "post", "phone", "name"))
    responder = entry(("post",), **texts("post", "phone", "url")) | {"type": ["object", "null"]}
    windows = texts("name", "agency", "phone", "hours", "place") | {"matters": TEXTS}
    window = entry(("name", "agency"), **windows)
    agency = entry(
        ("id", "name", "kind", "leaders", "disclosure_office", "officers", "url"),
        **texts("id", "name", "short", "kind", "parent", *_CONTACTS, "duties", "feed", "url"),
        staff=COUNT,
        leaders=rows(leader),
        disclosure_office=office,
        officers=rows(officer),
        responder=responder,
        windows=rows(window),
        columns=rows(entry(("name", "url"), **texts("name", "url"))),
        merged_from=rows(entry(("url",), **texts("url", "name", "date"))),
    )
    return {"$schema": DIALECT, "title": "机关名录"} | entry(("agencies",), schema=TEXT, agencies=rows(agency))


def new_media() -> dict[str, Any]:
    """``/data/new-media.json``."""
    keys = ("name", "platform", "owner", "account", "state", "url", "updated", "used", "opened", "closed")
    made = entry(("accounts",), schema=TEXT, accounts=rows(entry(keys, **texts(*keys))))
    return {"$schema": DIALECT, "title": "政务新媒体"} | made


def enterprises() -> dict[str, Any]:
    """``/data/enterprises.json``."""
    keys = ("id", "name", "sector", "trade", "supervisor", "address", "hours", "phone", "complaint", "email", "website")
    matter = entry(("item", "content", "url"), **texts("item", "content", "url"))
    guide = entry(("item", "url"), **texts("item", "url"))
    parts = {"catalogue": rows(matter), "guides": rows(guide), "rules": TEXTS}
    shape = entry((*keys, "introduction", *parts, "url"), **texts(*keys, "introduction", "url"), **parts)
    made = entry(("enterprises",), schema=TEXT, enterprises=rows(shape))
    return {"$schema": DIALECT, "title": "公共企事业单位"} | made


def disclosure_points() -> dict[str, Any]:
    """``/data/disclosure-points.json``."""
    keys = ("name", "kind", "address", "place", "hours", "phone", "map", "agency", "note")
    made = entry(("points",), schema=TEXT, points=rows(entry((*keys, "services"), **texts(*keys), services=TEXTS)))
    return {"$schema": DIALECT, "title": "政府信息查阅场所"} | made
