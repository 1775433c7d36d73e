"""Library -> report: runs the site rules, puts every finding into words, sets aside what somebody answers for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

import msgspec

from generator.checks import rules
from generator.checks.detectors import covered
from generator.checks.wording import level_of, worded
from generator.model.diagnostic import Accepted, Diagnostic, Exemption, Finding, Level
from generator.model.document import Document
from generator.model.library import Library


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


def validate(
    library: Library,
    *,
    extra: Iterable[Finding] = (),
    baseline: Iterable[str] = (),
    strict: bool = False,
    language: str = "zh",
) -> Report:
    """Check everything read.

    extra: findings of other stages (folders, links between pages), which carry their own path. baseline: fingerprints
    of findings that an old site is known to have. strict: warnings count as errors.
    """
    known = set(baseline)
    shown: set[Diagnostic] = set()
    accepted: list[Accepted] = []
    old: set[Diagnostic] = set()
    used: set[tuple[str, Exemption]] = set()
    for finding, row in _found(library, extra):
        diagnostic = worded(finding, config=library.config, strict=strict, language=language)
        if diagnostic is None:
            continue
        exemption = _exemption(finding, row, library)
        if exemption and row:
            used.add((row.file_key, exemption))
            accepted.append(Accepted(diagnostic, _quoted(exemption)))
        elif not rules.every()[finding.code].fixed and diagnostic.fingerprint in known:
            old.add(diagnostic)
        else:
            shown.add(diagnostic)
    idle = (worded(finding, config=library.config, language=language) for finding in _idle(library, used))
    shown |= {diagnostic for diagnostic in idle if diagnostic}
    excepted = tuple(sorted(accepted, key=lambda item: item.diagnostic))
    return Report(tuple(sorted(shown)), excepted, tuple(sorted(old)))


def _quoted(exemption: Exemption) -> Exemption:
    """As a report may quote it: whoever approves an exception may have written into it what it is about."""
    reason, approver = covered(exemption.reason), covered(exemption.approver)
    return msgspec.structs.replace(exemption, reason=reason, approver=approver)


def faulty(library: Library, baseline: Iterable[str] = ()) -> frozenset[str]:
    """File keys of the documents that have an error of their own which nobody answers for: what rules found in them
    alone."""
    known = frozenset(baseline)
    return frozenset(file_key for file_key in library.findings if any(unanswered(library, file_key, known)))


def unanswered(library: Library, file_key: str, baseline: Set[str] = frozenset()) -> Iterator[Finding]:
    """The errors that rules found in one document alone, less those that an exemption or the baseline covers."""
    row = library.by_file_key.get(file_key)
    for finding in library.findings.get(file_key, ()):
        rule = rules.every()[finding.code]
        if level_of(rule, library.config, finding.level) != "error":
            continue
        placed = finding if finding.path else msgspec.structs.replace(finding, path=library.shown(file_key))
        if _exemption(placed, row, library):
            continue
        told = worded(placed, config=library.config) if baseline and not rule.fixed else None
        if told is None or told.fingerprint not in baseline:
            yield placed


def _found(library: Library, extra: Iterable[Finding]) -> Iterator[tuple[Finding, Document | None]]:
    """Every finding with its path, and the document that may answer for it."""
    by_file_key, by_source = library.by_file_key, library.by_source
    for file_key, findings in library.findings.items():
        row = by_file_key.get(file_key)
        path = row.source if row else library.shown(file_key)
        for finding in findings:
            yield finding if finding.path else msgspec.structs.replace(finding, path=path), row
    for rule in rules.of_scope("site"):
        if not rule.default_off or rule.code in library.config.rules:
            for finding in rule.look(library):
                yield finding, by_source.get(finding.path)
    for finding in extra:
        yield finding, by_source.get(finding.path)


def _exemption(finding: Finding, row: Document | None, library: Library) -> Exemption | None:
    """The exemption that answers for a finding: it says what was found. One for an attachment names its file;
    one without covers the text alone."""
    if row is None:
        return None
    file = finding.path.rpartition("/")[2] if finding.path and finding.path != row.source else ""
    for exemption in row.exceptions:
        if exemption.names(finding, file) and not (exemption.expires and exemption.expires < library.today):
            return exemption
    return None


def _idle(library: Library, used: set[tuple[str, Exemption]]) -> Iterator[Finding]:
    """Exemptions that answered for nothing: they have run out, or what they were for is gone."""
    for row in library.rows:
        for exemption in row.exceptions:
            if (row.file_key, exemption) not in used:
                over = exemption.expires is not None and exemption.expires < library.today
                values = {
                    "value": exemption.code,
                    "why": f"已于 {exemption.expires} 到期" if over else "没有对应的问题（内容 what 要照提示写）",
                    "why_en": f"ran out on {exemption.expires}" if over else "answers for nothing",
                }
                yield Finding(row.lines.get("exceptions", 1), 1, values, row.source, code="RULE-UNUSED")
