"""Agencies -> the government of the county itself, which is the county's own where duties are the county's."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.config import Identity
from generator.model.vocabulary import Agency


def government_of(agencies: Iterable[Agency], identity: Identity) -> Agency | None:
    """The agency that says ``county: true``; else the one named after the jurisdiction (岚清县人民政府), else the one that
    organises the site (主办单位); None where there is none of them."""
    every = tuple(agencies)
    said = next((agency for agency in every if agency.county), None)
    names = (f"{identity.jurisdiction}人民政府", identity.organiser)
    named = (agency for name in names for agency in every if name in (agency.name, agency.short, *agency.aliases))
    return said or next(named, None)
