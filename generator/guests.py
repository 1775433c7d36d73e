"""Plan -> plan in which every theme is there: a township whose theme is missing wears the site's until it comes."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from generator.model.diagnostic import Finding, Problem
from generator.model.site import Site
from generator.plan import Plan
from generator.render.theme import folder_of, known_themes, load_chain


def with_themes(site: Site, planned: Plan, places: Sequence[Path], shown: str) -> tuple[Plan, list[Finding]]:
    """The plan without missing themes, and who named them. shown: agencies.yaml in messages.

    One township's mistake must not keep a county from publishing; the site's own theme has to be there.
    """
    missing = absent(site, places)
    if not missing:
        return planned, []
    known = known_themes(places)
    findings = []
    for agency in site.vocabularies.agencies.terms:
        if agency.theme in missing:
            near = difflib.get_close_matches(agency.theme, known, n=1, cutoff=0.7)
            values = {"agency": agency.name, "value": agency.theme, "near": near[0] if near else ""}
            findings.append(Finding("DAT-THEME", Problem(0, 0, values, shown)))
    own = site.config.theme
    targets = tuple(
        msgspec.structs.replace(target, theme=own) if target.theme in missing else target for target in planned.targets
    )
    columns = {theme: link for theme, link in planned.view.columns.items() if theme not in missing}
    view = msgspec.structs.replace(planned.view, columns=columns)
    return msgspec.structs.replace(planned, targets=targets, view=view), findings


def without_template(site: Site, places: Sequence[Path], folder: str) -> list[Finding]:
    """A county's kinds whose template the site's theme does not have. folder: name of the content folder in messages."""
    if folder_of(site.config.theme, places) is None:
        return []
    chain = load_chain(site.config.theme, places)
    return [
        Finding(
            "DAT-REF",
            Problem(0, 0, {"field": "template", "value": kind.template}, f"{folder}/_data/kinds/{kind.id}.yaml"),
        )
        for kind in site.vocabularies.kinds.terms
        if chain.find(f"templates/{kind.template}") is None
    ]


def absent(site: Site, places: Sequence[Path]) -> set[str]:
    """The themes that agencies name and that are nowhere."""
    named = {agency.theme for agency in site.vocabularies.agencies.terms if agency.theme} - {site.config.theme}
    return {theme for theme in named if folder_of(theme, places) is None}
