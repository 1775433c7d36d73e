"""Themes that are not there: a township whose theme is missing wears the site's until it comes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path

from generator.base.close_names import closest
from generator.model.diagnostic import Finding
from generator.model.site import Site
from generator.theme.chain import folder_of, known_themes, load_chain


def without_theme(site: Site, missing: Set[str], places: Sequence[Path], shown: str) -> list[Finding]:
    """Who wears a theme that is nowhere. shown: agencies.yaml in messages.

    One township's mistake must not keep a county from publishing; the site's own theme has to be there.
    """
    known = known_themes(places) if missing else []
    findings = []
    for agency in site.vocabularies.agencies.terms:
        if agency.theme in missing:
            meant = closest(agency.theme, known, cutoff=0.7)
            values = {"agency": agency.name, "value": agency.theme, "near": meant}
            findings.append(Finding(0, 0, values, shown, code="DAT-THEME"))
    return findings


def without_template(site: Site, places: Sequence[Path], folder: str) -> list[Finding]:
    """A county's kinds whose template the site's theme does not have.
    folder: name of the content folder in messages."""
    if folder_of(site.config.theme, places) is None:
        return []
    chain = load_chain(site.config.theme, places)
    return [
        Finding(
            values={"field": "template", "value": kind.template},
            path=f"{folder}/_data/kinds/{kind.id}.yaml",
            code="DAT-REF",
        )
        for kind in site.vocabularies.kinds.terms
        if chain.find(f"templates/{kind.template}") is None
    ]


def absent(site: Site, places: Sequence[Path]) -> set[str]:
    """The themes that agencies name and that are nowhere."""
    named = {agency.theme for agency in site.vocabularies.agencies.terms if agency.theme} - {site.config.theme}
    return {theme for theme in named if folder_of(theme, places) is None}
