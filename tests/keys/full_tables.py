"""JSON Schemas of config.yaml and _data/*.yaml -> files in which every key has a value that stands nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from tests.keys.full_documents import Sought, day, word

_numbers = count(20_000)
Made = tuple[Any, tuple[str, ...]]
"""A value, and the ways in which the site may write it; none where its effect is tried instead."""


def _as_text(form: str) -> Callable[[int], Made]:
    return lambda number: (form.format(number, word(number)), (form.format(number, word(number)),))


URL = _as_text("https://www.test.example/{1}")
SHAPED: dict[str, Callable[[int], Made]] = {
    "config.site.url": _as_text("https://{1}.test.example"),
    "config.site.code": _as_text("99{0:08d}"),
    "config.site.icp": _as_text("青ICP备{0:08d}号"),
    "config.site.police_filing": _as_text("青公网安备{0:014d}号"),
    "config.site.find_error": URL,
    "config.site.agency_mark": URL,
    "config.application.online": URL,
    "config.site.comment_url": URL,
    "config.messages.endpoint": _as_text("https://{1}.test.example/save"),
    **dict.fromkeys((f"config.services.{key}" for key in ("url", "appointment", "progress", "result", "rating")), URL),
    "licences.url": URL,
    "services.url": URL,
    "channels.url": URL,
    "channels.phone": _as_text("0000-{0}"),
    "channels.email": _as_text("{1}@test.example"),
    "supervisors.url": URL,
    "config.admin.api_root": URL,
    "config.admin.base_url": URL,
    "catalogue.items.history.date": day,
    "approval.approved_date": day,
    "approval.reviewed": day,
    "takedown.date": day,
    "links.url": URL,
    "links.checked": day,
    "agencies.leaders.since": day,
    "agencies.leaders.until": day,
    "agencies.merged_from.url": _as_text("https://www.{1}.invalid"),
    "agencies.merged_from.date": day,
    "new_media.url": URL,
    "new_media.updated": day,
    "new_media.used": day,
    "new_media.opened": day,
    "new_media.closed": day,
    "agencies.responder.url": _as_text("https://www.{1}.invalid"),
    "enterprises.url": URL,
    "disclosure_points.map": URL,
    "matters.declared": day,
    "matters.planned.date": day,
}
"""Keys that take no plain word."""


def values(schema: dict[str, Any], path: str, given: dict[str, Any], sought: Sought) -> Any:
    """A value for a schema. given: path -> what stands there, for keys whose effect is tried. sought: takes what is to
    be found; a key that is given has nothing to be found."""
    if path in given:
        sought[path] = ()
        return given[path]
    if "then" in schema:
        return values(schema["then"], path, given, sought)
    if path in SHAPED:
        value, sought[path] = SHAPED[path](next(_numbers))
        return value
    properties = _english(schema)
    if properties:
        return {key: values(part, f"{path}.{key}", given, sought) for key, part in properties}
    if _kind(schema) == "array":
        inner = _items(schema)
        return [values(inner, path, given, sought)]
    alone = next((part for part in schema.get("anyOf", ()) if "properties" in part), None)
    if alone:
        return values(alone, path, given, sought)
    number = next(_numbers)
    if _kind(schema) == "string":
        sought[path] = (word(number),)
        return word(number)
    raise AssertionError(f"{path}: say in EFFECTS what stands there and what it does: {schema}")


def _english(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """The keys under their English names; Chinese ones mean the same (tests/content)."""
    return [(key, part) for key, part in schema.get("properties", {}).items() if key.isascii()]


def _options(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in (schema, *schema.get("anyOf", ())):
        kinds = part.get("type", ())
        yield from ({**part, "type": kind} for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _kind(schema: dict[str, Any]) -> str:
    """What to write: a list, or a word; "" where only an effect can tell."""
    if "enum" in schema or any("enum" in part for part in (*schema.get("anyOf", ()), _items(schema))):
        return ""
    kinds = [part["type"] for part in _options(schema)]
    return next((kind for kind in ("array", "string") if kind in kinds), "")


def _items(schema: dict[str, Any]) -> dict[str, Any]:
    return next((part["items"] for part in _options(schema) if part["type"] == "array"), {})


def resolved(schema: Any, parts: dict[str, Any]) -> Any:
    """A schema with what it refers to in its place."""
    if isinstance(schema, list):
        return [resolved(part, parts) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return resolved(parts[schema["$ref"].rpartition("/")[2]], parts)
    return {key: resolved(part, parts) for key, part in schema.items() if key != "$defs"}
