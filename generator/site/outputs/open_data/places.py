"""Public enterprises and points of disclosure -> ``/data/enterprises.json``, ``/data/disclosure-points.json``, and the
same as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.disclosure_point import DisclosurePoint
from generator.model.enterprise import SECTORS, Enterprise
from generator.model.open_handling import rules_for
from generator.model.places import handling, led
from generator.model.site import Site
from generator.model.target import Target
from generator.site.data_catalogue.columns import ENTERPRISES, POINTS
from generator.site.outputs.open_data.files import both_forms

ENTERPRISE_KEYS = (
    "id",
    "name",
    "sector",
    "trade",
    "supervisor",
    "address",
    "hours",
    "phone",
    "complaint",
    "email",
    "website",
    "catalogue",
    "guides",
    "rules",
    "url",
)
POINT_KEYS = ("name", "kind", "services", "address", "place", "hours", "phone", "map", "agency", "note")


def plan(site: Site) -> Iterator[Target]:
    """Both files of each, once there is any."""
    words = site.vocabularies
    if words.enterprises:
        told = [_enterprise(site, one) for one in words.enterprises]
        rows = (tuple(_cell(one[key]) for key in ENTERPRISE_KEYS) for one in told)
        yield from both_forms(site, "enterprises", {"enterprises": told}, [tuple(ENTERPRISES), *rows])
    if words.points:
        points = [_point(site, one) for one in words.points]
        lines = (tuple(_cell(one[key]) for key in POINT_KEYS) for one in points)
        yield from both_forms(site, "disclosure-points", {"points": points}, [tuple(POINTS), *lines])


def _cell(value: Any) -> str:
    return value if isinstance(value, str) else "、".join(one if isinstance(one, str) else one["item"] for one in value)


def _agency(site: Site, identity: str) -> str:
    office = site.vocabularies.agencies.by_id.get(identity)
    return office.name if office else ""


def _address(site: Site, name: str) -> str:
    """The whole address of a document that a table names; "" for one that nobody can read."""
    url = led(site, name).url if name else ""
    return site.base_url + url if url.startswith("/") else url


def _enterprise(site: Site, one: Enterprise) -> dict[str, Any]:
    same = ("id", "name", "trade", "address", "hours", "phone", "complaint", "email", "introduction")
    return {
        **{key: getattr(one, key) for key in same},
        "sector": SECTORS.by_id[one.sector].name,
        "supervisor": _agency(site, one.supervisor),
        "website": one.url,
        "catalogue": [
            {"item": part.item, "content": part.content, "url": _address(site, part.document)} for part in one.catalogue
        ],
        "guides": [{"item": part.item, "url": _address(site, part.document)} for part in one.guides],
        "rules": [rule.name for rule in rules_for(one, handling(site))],
        "url": site.base_url + one.page,
    }


def _point(site: Site, point: DisclosurePoint) -> dict[str, Any]:
    same = ("name", "kind", "address", "place", "hours", "phone", "map", "note")
    return {
        **{key: getattr(point, key) for key in same},
        "services": list(point.services),
        "agency": _agency(site, point.agency),
    }
