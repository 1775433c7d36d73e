"""The rules: one check a file, found by themselves.

A rule is a module with

    docstring   its manual page, in Chinese: what ``gongkai explain CODE`` prints and ``docs/rules.md`` holds.
                The first line is "CODE 名称". Under "错误示例" and "正确示例" stand fenced examples; they are its tests.
    CODE        permanent, such as "FLD-DATE"
    LEVEL       "error", "warning" or "info"; config.yaml may change it unless FIXED is true
    MESSAGE     what is wrong, HINT what to do: Chinese, with gaps {name} filled from the problem's values
    ENGLISH     (message, hint) for --lang en

and either FAULT, the name of a fault that reading reports, or SCOPE = "gate", when it words what the gate finds under its
code in a document and its attachments (or "plan", "link", "since", what those stages find), or ``check``:

    SCOPE = "document"   check(source: Source, context: Context) -> Iterator[Problem]   in the worker, kept by content
    SCOPE = "site"       check(library: Library) -> Iterator[Problem]                   sees rows only, not kept

Optional: BASIS (law or standard), FIXED (the gate: cannot be switched off or lowered), USES_DATE (a document rule whose
result depends on the day), USES_FILES (a document rule that opens attachments), DEFAULT_OFF.
"""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from generator.base import discovery
from generator.base.digest import digest
from generator.checks.detectors.document import Seen, look, masked_lines
from generator.model.diagnostic import Finding, Level, Problem
from generator.model.site import Vocabularies
from generator.model.source import Fault, Source


class Context(msgspec.Struct, frozen=True):
    """What a document rule may know beside the document: the vocabularies, the day, where attachments lie."""

    vocabularies: Vocabularies
    today: datetime.date
    roots: tuple[Path, ...] = ()

    def file(self, place: str) -> Path:
        """Where the file of a place ("0/guotu/map.pdf") lies."""
        root, _, inner = place.partition("/")
        return self.roots[int(root)] / inner

    def gate(self, source: Source) -> Seen:
        """What the gate sees in a document and its attachments; looked at once for all the rules that ask."""
        return look(source, self.vocabularies.negative, self.file)


class Rule(msgspec.Struct, frozen=True):
    """One rule as a value, made from its module."""

    code: str
    name: str
    level: Level
    message: str
    hint: str
    english: tuple[str, str]
    scope: str
    fault: str
    check: Callable[..., Iterator[Problem]] | None
    doc: str
    basis: str = ""
    fixed: bool = False
    uses_date: bool = False
    uses_files: bool = False
    default_off: bool = False
    module: str = ""


def rule_of(module: ModuleType) -> Rule:
    """A module of that shape as a value."""
    doc = inspect.getdoc(module) or ""
    get: Callable[[str, Any], Any] = module.__dict__.get
    return Rule(
        code=module.CODE,
        name=doc.partition("\n")[0].removeprefix(module.CODE).strip(" 。：:"),
        level=module.LEVEL,
        message=module.MESSAGE,
        hint=module.HINT,
        english=module.ENGLISH,
        scope=get("SCOPE", "fault"),
        fault=get("FAULT", ""),
        check=get("check", None),
        doc=doc,
        basis=get("BASIS", ""),
        fixed=get("FIXED", False),
        uses_date=get("USES_DATE", False),
        uses_files=get("USES_FILES", False),
        default_off=get("DEFAULT_OFF", False),
        module=module.__name__.rpartition(".")[2],
    )


@cache
def every() -> Mapping[str, Rule]:
    """All rules by code, sorted."""
    found = [rule_of(module) for module in discovery.modules(__name__)]
    return {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}


@cache
def of_scope(scope: str) -> tuple[Rule, ...]:
    """The rules of one scope, by code."""
    return tuple(rule for rule in every().values() if rule.scope == scope)


@cache
def by_fault() -> Mapping[str, Rule]:
    """Which rule puts a fault of reading into words."""
    return {rule.fault: rule for rule in every().values() if rule.fault}


def finding(fault: Fault) -> Finding:
    """A fault as a finding of the rule that owns it."""
    return Finding(by_fault()[fault.kind].code, Problem(fault.line, fault.column, fault.values, fault.path))


def check_document(source: Source, context: Context) -> tuple[Finding, ...]:
    """What reading and every document rule found in one document, in order of place."""
    found = [finding(fault) for fault in source.faults]
    for rule in of_scope("document"):
        assert rule.check is not None
        found += [Finding(rule.code, problem) for problem in rule.check(source, context)]
    seen = context.gate(source)
    for code, problems in seen.problems.items():
        found += [Finding(code, problem) for problem in problems]
    if not found:
        return ()
    lines = masked_lines(source, seen)
    placed = [
        msgspec.structs.replace(item, excerpt=lines[item.problem.line - 1][:200])
        if 0 < item.problem.line <= len(lines) and not item.problem.path
        else item
        for item in found
    ]
    return tuple(sorted(placed, key=lambda item: (item.problem.line, item.problem.column, item.code)))


@cache
def uses_date() -> bool:
    """Whether any document rule looks at the calendar: then what they found holds for one day only."""
    return any(rule.uses_date for rule in of_scope("document"))


@cache
def fingerprint() -> str:
    """Digest of the rules' own sources: what was found by other rules is found anew."""
    return digest(*(inspect.getsource(module) for module in discovery.modules(__name__)))
