"""A finding -> a diagnostic: the words of its rule with the gaps filled,
at the level that the configuration gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.checks import rules
from generator.checks.detectors import covered
from generator.checks.rule import Rule
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Finding, Level


def worded(
    finding: Finding,
    *,
    config: Config | None = None,
    strict: bool = False,
    language: str = "zh",
    rule: Rule | None = None,
) -> Diagnostic | None:
    """A finding as an editor reads it; None when its rule is switched off. rule: one that is not of the content's."""
    rule = rule or rules.every()[finding.code]
    level = level_of(rule, config, finding.level)
    if level is None:
        return None
    message, hint = rule.english if language == "en" else (rule.message, rule.hint)
    values = _values({key: covered(value) for key, value in finding.values.items()})
    return Diagnostic(
        path=finding.path,
        line=finding.line,
        column=finding.column,
        code=rule.code,
        level="error" if strict and level == "warning" else level,
        message=_filled(message, values),
        hint=_filled(hint, values),
        basis=rule.basis,
        excerpt=finding.excerpt,
    )


DEMO = "DEMO-"
"""Codes of what is a mistake only once a site is meant: a demonstration says on every page that it is not."""


def level_of(rule: Rule, config: Config | None, own: Level | None = None) -> Level | None:
    """The level of a rule under a configuration; None for off. Fixed rules (the gate) cannot be lowered."""
    if config and config.demonstration and rule.code.startswith(DEMO):
        return None
    wanted = config.rules.get(rule.code) if config else None
    if rule.fixed:
        return "error" if wanted == "error" else own or rule.level
    if wanted is None and rule.default_off:
        return None
    if wanted == "off":
        return None
    return wanted or own or rule.level


def _values(given: Mapping[str, str]) -> Mapping[str, str]:
    values: dict[str, str] = defaultdict(str, given)
    if near := given.get("near"):
        values["near_hint"] = f"是不是“{near}”？"
        values["near_en"] = f" (did you mean {near}?)"
    if (name := given.get("name")) and name != given.get("field"):
        values["name_in"] = f"（{name}）"
    if (other := given.get("other")) and other != given.get("field"):
        values["other_in"] = f"（“{other}”是同一个字段）"
    if (field := given.get("field")) and "wanted" in given:
        values["field_in"] = f"（{field}）"
    return values


def _filled(text: str, values: Mapping[str, str]) -> str:
    """Fills {name}; a name without value gives nothing, so that a message never fails for want of a detail."""
    return text.format_map(values)
