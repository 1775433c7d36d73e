"""The rules, found by themselves: one that looks for something is a file, those that are only words stand in tables.

A rule that looks for something is a module with

    docstring   its manual page, in Chinese, as ``checks/rule_page`` reads it: what ``gongkai explain CODE`` prints and
                ``docs/rules.md`` holds. The first line is "CODE 名称。"; the examples at the end are its tests.
    LEVEL       "error", "warning" or "info"; config.yaml may change it unless FIXED is true
    MESSAGE     what is wrong, HINT what to do: Chinese, with gaps {name} filled from the finding's values
    ENGLISH     (message, hint) for --lang en
    check(source: Source, context: Context) -> Iterator[Finding]    sees one document; in the worker, kept by content
    check(library: Library) -> Iterator[Finding]                    sees all rows, not kept

Optional: BASIS (law or standard), FIXED (cannot be switched off or lowered), USES_DATE (a document rule whose result
depends on the day), DEFAULT_OFF, FAULT.

A table is a module with RULES: a family whose rules word what others find. ``fault`` names what reading reports; scope
"gate" is what the detectors find under the rule's code, "plan", "link", "cited", "since", "history" and
"outside" what those do.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache

import msgspec

from generator.base.yes_no import yes_or_no
from generator.checks.detectors.document import masked_lines, scan_document
from generator.checks.rule import Rule, rules_in
from generator.model.diagnostic import Finding
from generator.model.public_copy import PublicCopy
from generator.model.source import ReadError, Source
from generator.model.vocabularies import Vocabularies


class Context(msgspec.Struct, frozen=True):
    """What a document rule may know beside the document: the vocabularies, the day, the copies of its attachments by
    file key, of which place the site is."""

    vocabularies: Vocabularies
    today: datetime.date
    copies: Mapping[str, PublicCopy] = {}
    jurisdiction: str = ""


@cache
def every() -> Mapping[str, Rule]:
    """All rules by code, sorted."""
    return rules_in(__name__)


@cache
def of_scope(scope: str) -> tuple[Rule, ...]:
    """The rules of one scope, by code."""
    return tuple(rule for rule in every().values() if rule.scope == scope)


@cache
def by_fault() -> Mapping[str, Rule]:
    """Which rule puts a fault of reading into words."""
    return {rule.fault: rule for rule in every().values() if rule.fault}


def finding(fault: ReadError) -> Finding:
    """A fault as a finding of the rule that owns it."""
    return Finding(fault.line, fault.column, fault.values, fault.path, code=by_fault()[fault.kind].code)


def check_document(source: Source, context: Context) -> tuple[Finding, ...]:
    """What reading, every document rule and the detectors found in one document, in order of place."""
    scanned = scan_document(source, context.vocabularies.negative, context.copies)
    findings = [_hint(finding(fault), source) for fault in source.faults]
    for rule in of_scope("document"):
        findings += rule.look(source, context)
    findings += scanned.findings
    if not findings:
        return ()
    lines = masked_lines(source, scanned)
    quoted = [
        msgspec.structs.replace(item, excerpt=lines[item.line - 1][:200])
        if 0 < item.line <= len(lines) and not item.path
        else item
        for item in findings
    ]
    if source.redacted.shifts:
        written = source.redacted.written
        quoted = [item if item.path else msgspec.structs.replace(item, line=written(item.line)) for item in quoted]
    return tuple(sorted(quoted, key=lambda item: (item.line, item.column, item.code)))


def _hint(found: Finding, source: Source) -> Finding:
    """What a draft does not have yet is nothing wrong with it."""
    open_yet = found.code == "FLD-MISSING" and yes_or_no(source.value("draft"))
    return msgspec.structs.replace(found, level="info") if open_yet else found


@cache
def uses_date() -> bool:
    """Whether any document rule looks at the calendar: then what they found holds for one day only."""
    return any(rule.uses_date for rule in of_scope("document"))
