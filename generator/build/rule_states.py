"""A report -> how the site stands to each rule and index, as the public may know it."""

from __future__ import annotations

from collections import defaultdict

from generator.checks import rules
from generator.checks.exposed import GATE
from generator.checks.inspection import inspect_site
from generator.checks.public_findings import public_findings
from generator.checks.rule import Rule
from generator.checks.validate import Report
from generator.checks.wording import DEMO, level_of
from generator.model.document import Document
from generator.model.index import IndexState, RuleState
from generator.model.site import Site

OF_SITES = ("document", "site", "fault", "gate", "plan", "link", "cited")
"""Scopes of the rules that a build looks at; the others look at themes, at Git or at the web."""


def rule_states(site: Site, report: Report, roots: tuple[str, ...]) -> tuple[RuleState, ...]:
    """Every rule that a build looks at, by code, but those on what ``init`` wrote as an example. Only what is public
    counts. roots: names of the content folders."""
    found: dict[str, list[Document | None]] = defaultdict(list)
    for item, row in public_findings(site, report.diagnostics, roots):
        found[item.code].append(row)
    told = (one for one in rules.every().values() if one.scope in OF_SITES and not one.code.startswith(DEMO))
    return tuple(_state(rule, site, found[rule.code]) for rule in told)


def _state(rule: Rule, site: Site, found: list[Document | None]) -> RuleState:
    level = level_of(rule, site.config)
    return RuleState(
        code=rule.code,
        name=rule.name,
        basis=rule.basis,
        level=level or rule.level,
        state="已停用" if level is None else "不符合" if found else "符合",
        count=len(found),
        # Where to look for what had better not be public is not told to the public.
        addresses=() if rule.code.startswith(GATE) else tuple(dict.fromkeys(row.url for row in found if row)),
    )


def index_states(site: Site, report: Report, roots: tuple[str, ...]) -> tuple[IndexState, ...]:
    """Every index of inspection, by id. roots: names of the content folders."""
    public = [item for item, _ in public_findings(site, report.diagnostics, roots)]
    results = (inspect_site(one, site.duties.cells, public, site.config) for one in site.vocabularies.indices.terms)
    return tuple(
        IndexState(one.index, tuple((row.item.id, row.item.name, row.verdict, row.count) for row in one.items))
        for one in results
    )
