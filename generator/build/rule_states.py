"""A report -> how the site stands to each rule, as the public may know it."""

from __future__ import annotations

from collections import defaultdict

from generator.checks import rules
from generator.checks.validate import Report
from generator.checks.wording import level_of
from generator.model.diagnostic import Diagnostic
from generator.model.index import RuleState
from generator.model.site import Site

OF_SITES = ("document", "site", "fault", "gate", "plan", "link", "cited")
"""Scopes of the rules that a build looks at; the others look at themes, at Git or at the web."""


def rule_states(site: Site, report: Report) -> tuple[RuleState, ...]:
    """Every rule that a build looks at, by code. Only what is public counts: what is wrong in drafts, in files that are
    held back and in those that are not open stays unknown, in number too."""
    addresses = {row.source: row.url for row in site.public if not row.withdrawn}
    found: dict[str, list[Diagnostic]] = defaultdict(list)
    for item in report.diagnostics:
        if item.path in addresses or not item.path:
            found[item.code].append(item)
    states = []
    for code, rule in rules.every().items():
        if rule.scope not in OF_SITES:
            continue
        own = found[code]
        level = level_of(rule, site.config)
        urls = dict.fromkeys(addresses[item.path] for item in own if item.path)
        states.append(
            RuleState(
                code=code,
                name=rule.name,
                basis=rule.basis,
                level=level or rule.level,
                state="已停用" if level is None else "不符合" if own else "符合",
                count=len(own),
                addresses=tuple(urls),
            )
        )
    return tuple(states)
