"""机关名录: how to reach each agency, its leaders, its office for openness, who keeps its columns, its former sites ->
``/data/agencies.json``, ``/data/agencies.csv`` (a row an agency)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from generator.model.disclosure_office import in_charge, office_of
from generator.model.office import DisclosureOffice
from generator.model.site import Site
from generator.model.target import Target
from generator.model.vocabulary import Agency
from generator.site.data_catalogue.columns import AGENCIES
from generator.site.outputs.open_data.files import both_forms

_SAME = ("id", "name", "short", "kind", "parent", "address", "hours", "phone", "fax", "email", "postcode", "duties")


def plan(site: Site) -> Iterator[Target]:
    """Both files."""
    every = site.vocabularies.agencies.terms
    rows = (_row(site, agency) for agency in every)
    value = {"agencies": [_agency(site, agency) for agency in every]}
    yield from both_forms(site, "agencies", value, [tuple(AGENCIES), *rows])


def _agency(site: Site, agency: Agency) -> dict[str, Any]:
    office = office_of(agency)
    return {
        **{key: getattr(agency, key) for key in _SAME},
        "staff": agency.staff,
        "leaders": [_told(leader) for leader in agency.leaders],
        "disclosure_office": _told(office) if office else None,
        "officers": [_told(officer) for officer in agency.officers],
        "responder": _told(agency.responder) if agency.responder else None,
        "windows": [_told(window) for window in agency.windows],
        "columns": [{"name": one.name, "url": f"{_url(site, agency)}{one.id}/"} for one in agency.columns],
        "merged_from": [_told(one) for one in agency.merged_from],
        "feed": f"{_url(site, agency)}feed.xml",
        "url": _url(site, agency),
    }


def _url(site: Site, agency: Agency) -> str:
    return f"{site.base_url}/agency/{agency.id}/"


def _told(value: msgspec.Struct) -> dict[str, Any]:
    """A value with days as text, and what is not said left out."""
    pairs = msgspec.to_builtins(value).items()
    return {key: part for key, part in pairs if part not in (None, "")}


def _row(site: Site, agency: Agency) -> tuple[str, ...]:
    leader, office = in_charge(agency), office_of(agency) or DisclosureOffice()
    contacts = (agency.address, agency.hours, agency.phone, agency.fax, agency.email, agency.postcode)
    led = (leader.name, leader.post) if leader else ("", "")
    opened = (office.name, office.address, office.hours, office.phone, office.fax, office.email)
    return agency.id, agency.name, agency.kind, *contacts, *led, *opened, _url(site, agency)
