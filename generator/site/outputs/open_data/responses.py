"""How incidents and concerns were answered -> ``/data/responses.json`` and ``/data/responses.csv``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.document import Document
from generator.model.responses import Effect, answer_days, effects
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import RESPONSES
from generator.site.outputs.open_data.files import both_forms

KEYS = (
    "type",
    "title",
    "responsible",
    "first_minutes",
    "conference_minutes",
    "updates",
    "rumours",
    "closed_days",
    "answer_days",
    "url",
)
"""What each column of the CSV file holds, in their order."""


def plan(site: Site) -> Iterator[Target]:
    """Both files, also when there is nothing yet."""
    rows = [_incident(site, effect) for effect in effects(site.courses.values())]
    rows += [_concern(site, row) for row in site.by_kind.get("response", ())]
    cells = (tuple("" if row.get(key) is None else str(row[key]) for key in KEYS) for row in rows)
    yield from both_forms(site, "responses", {"responses": rows}, [tuple(RESPONSES), *cells])


def _incident(site: Site, effect: Effect) -> dict[str, Any]:
    return {
        "type": "突发事件",
        "title": effect.course.matter.title,
        "responsible": str(effect.document.fields.get("responsible", "")),
        "first_minutes": int(effect.first.total_seconds()) // 60 if effect.timed else None,
        "conference_minutes": int(effect.conference.total_seconds()) // 60 if effect.conference else None,
        "updates": effect.updates,
        "rumours": effect.rumours,
        "closed_days": effect.closed,
        "url": site.base_url + effect.course.matter.url,
    }


def _concern(site: Site, row: Document) -> dict[str, Any]:
    return {
        "type": "回应关切",
        "title": str(row.fields.get("topic") or row.title),
        "responsible": str(row.fields.get("responsible", "")),
        "answer_days": answer_days(row),
        "url": site.base_url + row.url,
    }
