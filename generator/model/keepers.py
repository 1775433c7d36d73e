"""栏目责任人 (agencies.yaml) -> who keeps which column, by its address."""

from __future__ import annotations

from generator.model.columns import PREFIXES, kept_by
from generator.model.office import Officer
from generator.model.vocabularies import Vocabularies
from generator.model.vocabulary import Agency

Keepers = dict[str, tuple[tuple[Agency, Officer], ...]]


def keepers(words: Vocabularies) -> Keepers:
    """Address of a column -> its officers with their agencies, in the order of the table; a column without any is not
    there."""
    named = {key: words.by_field[key] for key in PREFIXES}
    found: Keepers = {}
    for agency in words.agencies.terms:
        for officer in agency.officers:
            for address in kept_by(agency, officer.column, named):
                found[address] = (*found.get(address, ()), (agency, officer))
    return found


def named(kept: tuple[tuple[Agency, Officer], ...]) -> str:
    """Who keeps a column, for a report: "县民政局救助股，0000-5550114"; "" for nobody."""
    return "；".join(
        "，".join(part for part in (f"{agency.short or agency.name}{officer.post}", officer.phone) if part)
        for agency, officer in kept
    )
