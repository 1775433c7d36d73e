"""Library -> diagnostics: runs the site rules, puts findings into words, applies levels, exceptions and the baseline."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from urllib.parse import unquote

import msgspec

from generator.checks import rules
from generator.checks.detectors import covered
from generator.checks.rule import Rule
from generator.model.config import Config
from generator.model.diagnostic import Accepted, Diagnostic, Exemption, Finding, Level, Problem
from generator.model.document import Document
from generator.model.site import Library, Site


class Report(msgspec.Struct, frozen=True):
    """Everything that checking found. old: the findings that the baseline of an old site took in."""

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Accepted, ...] = ()
    old: tuple[Diagnostic, ...] = ()

    @property
    def known(self) -> int:
        """How many findings are not listed, since the baseline has them."""
        return len(self.old)

    def count(self, level: Level) -> int:
        """How many diagnostics of one level there are."""
        return sum(1 for item in self.diagnostics if item.level == level)

    @property
    def failed(self) -> bool:
        """Whether anything stands in the way of publishing."""
        return any(item.level == "error" for item in self.diagnostics)


def link_findings(library: Library, site: Site, addresses: Container[str]) -> list[Finding]:
    """Links of shown bodies that lead to no page. addresses: every address that the site will have."""
    rows = library.by_place
    found: list[Finding] = []
    for document in site.public:
        if not document.links:
            continue
        for link, line in zip(document.links, document.link_lines, strict=True):
            path = link.partition("#")[0].partition("?")[0]
            if not path:
                continue
            values = {"href": link.partition("/")[2] if not link.startswith("/") else link}
            problem = Problem(line, 1, values, document.source)
            if path.startswith("/"):
                if path not in addresses and unquote(path) not in addresses and not path.startswith(KNOWN):
                    found.append(Finding("LNK-BROKEN", problem))
            elif path not in rows and path not in library.unread:
                found.append(Finding("LNK-BROKEN", problem))
            elif path in rows and path not in site.by_place:
                found.append(Finding("LNK-HELD", problem))
    return found


KNOWN = ("/search/", "/admin/")
"""Addresses that stand beside what is planned."""


def validate(
    library: Library,
    *,
    extra: Iterable[Finding] = (),
    baseline: Iterable[str] = (),
    strict: bool = False,
    language: str = "zh",
) -> Report:
    """Check everything read.

    extra: findings of other stages (folders, links between pages), whose problems carry their own path. baseline:
    fingerprints of findings that an old site is known to have. strict: warnings count as errors.
    """
    found: list[tuple[str, Document | None, Finding]] = []
    by_place, by_source = library.by_place, library.by_source
    for place, findings in library.findings.items():
        row = by_place.get(place)
        found += [(item.problem.path or _shown(place, row, library), row, item) for item in findings]
    for rule in rules.of_scope("site"):
        if rule.check is None or (rule.default_off and rule.code not in library.config.rules):
            continue
        for problem in rule.check(library):
            found.append((problem.path, by_source.get(problem.path), Finding(rule.code, problem)))
    found += [(item.problem.path, by_source.get(item.problem.path), item) for item in extra]
    known = set(baseline)
    shown: list[Diagnostic] = []
    accepted: list[Accepted] = []
    old: list[Diagnostic] = []
    used: set[tuple[str, Exemption]] = set()
    for path, row, item in found:
        diagnostic = worded(item, path, config=library.config, strict=strict, language=language)
        if diagnostic is None:
            continue
        exemption = _exempted(item, row, library, path)
        if exemption and row:
            used.add((row.place, exemption))
            accepted.append(Accepted(diagnostic, exemption))
        elif not rules.every()[item.code].fixed and diagnostic.fingerprint in known:
            old.append(diagnostic)
        else:
            shown.append(diagnostic)
    for path, item in _idle(library, used):
        diagnostic = worded(item, path, config=library.config, language=language)
        shown += [diagnostic] if diagnostic else []
    excepted = tuple(sorted(accepted, key=lambda item: item.diagnostic))
    return Report(tuple(sorted(set(shown))), excepted, tuple(sorted(set(old))))


def _shown(place: str, row: Document | None, library: Library) -> str:
    if row:
        return row.source
    return library.shown(place)


def worded(
    item: Finding,
    path: str,
    *,
    config: Config | None = None,
    strict: bool = False,
    language: str = "zh",
    rule: Rule | None = None,
) -> Diagnostic | None:
    """A finding as an editor reads it; None when its rule is switched off. rule: one that is not of the content's."""
    rule = rule or rules.every()[item.code]
    level = level_of(rule, config, item.problem.level)
    if level is None:
        return None
    if strict and level == "warning":
        level = "error"
    message, hint = rule.english if language == "en" else (rule.message, rule.hint)
    values = _values({key: covered(value) for key, value in item.problem.values.items()})
    return Diagnostic(
        path=path,
        line=item.problem.line,
        column=item.problem.column,
        code=rule.code,
        level=level,
        message=_filled(message, values),
        hint=_filled(hint, values),
        basis=rule.basis,
        excerpt=item.excerpt,
    )


def level_of(rule: Rule, config: Config | None, own: Level | None = None) -> Level | None:
    """The level of a rule under a configuration; None for off. Fixed rules (the gate) cannot be lowered."""
    wanted = config.rules.get(rule.code) if config else None
    if rule.fixed:
        return "error" if wanted == "error" else own or rule.level
    if wanted is None and rule.default_off:
        return None
    if wanted == "off":
        return None
    return wanted or own or rule.level


def _exempted(item: Finding, row: Document | None, library: Library, path: str) -> Exemption | None:
    """The exemption that answers for a finding. One for an attachment names its file; one without covers the text alone."""
    if row is None:
        return None
    file = path.rpartition("/")[2] if path and path != row.source else ""
    for exemption in row.exceptions:
        if exemption.code != item.code or (exemption.expires and exemption.expires < library.today):
            continue
        if exemption.line in (0, item.problem.line) and exemption.file == file:
            return exemption
    return None


def _idle(library: Library, used: set[tuple[str, Exemption]]) -> Iterator[tuple[str, Finding]]:
    """Exemptions that answered for nothing: they have run out, or what they were for is gone."""
    for row in library.rows:
        for exemption in row.exceptions:
            if (row.place, exemption) not in used:
                over = exemption.expires is not None and exemption.expires < library.today
                values = {
                    "value": exemption.code,
                    "why": f"已于 {exemption.expires} 到期" if over else "没有对应的问题",
                }
                values["why_en"] = f"ran out on {exemption.expires}" if over else "answers for nothing"
                yield row.source, Finding("RULE-UNUSED", Problem(row.lines.get("exceptions", 1), 1, values))


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


class _Gaps(string.Formatter):
    """Fills {name}; a name without value gives nothing, so that a message never fails for want of a detail."""

    def get_value(self, key: int | str, args: object, kwargs: Mapping[str, str]) -> str:
        return kwargs.get(str(key), "")


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _Gaps().vformat(text, (), values)
