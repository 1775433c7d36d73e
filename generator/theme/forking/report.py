"""Forks -> diagnostics: runs every check on every theme and puts what they find into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from generator.checks.wording import worded
from generator.model.diagnostic import Diagnostic, Finding, UsageError
from generator.theme.forking import checks
from generator.theme.forking.fork import Fork

BY_THEMSELVES = frozenset({"THM-FORM", "THM-CONTRACT", "THM-LINK", "THM-FILE", "THM-INLINE"})
"""Checks that need no pages: what is run when theme.yaml cannot be read, or names no parent."""


def examine(
    names: Sequence[str],
    places: Sequence[Path],
    *,
    guests: Sequence[str] = (),
    strict: bool = False,
    language: str = "zh",
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with themes, sorted. guests: those that wear one column of a site of another theme.

    Raises UsageError for a name that is none.
    """
    shown: set[Diagnostic] = set()
    for name in names:
        fork = Fork(name, places, guest=name in guests)
        for finding in findings(fork):
            quoted = msgspec.structs.replace(finding, excerpt=_excerpt(fork, finding))
            diagnostic = worded(quoted, strict=strict, language=language, rule=checks.every()[finding.code])
            shown |= {diagnostic} if diagnostic else set()
    return tuple(sorted(shown))


def findings(fork: Fork) -> Iterator[Finding]:
    """What every check finds. What keeps a check from looking, such as a missing parent, is said once."""
    kept: dict[str, str] = {}
    codes = set()
    for code, rule in checks.every().items():
        if not fork.whole and code not in BY_THEMSELVES:
            continue
        try:
            for finding in rule.look(fork):
                codes.add(code)
                yield finding
        except UsageError as error:
            kept[error.message] = error.hint
    for message, hint in kept.items():
        if not ("static/" in message and "THM-FILE" in codes):
            yield Finding(fork.line("extends"), 1, {"what": message, "how": hint}, fork.yaml, code="THM-FORM")


def _excerpt(fork: Fork, finding: Finding) -> str:
    """The line that a finding is about."""
    place = fork.folder / finding.path.removeprefix(f"themes/{fork.name}/")
    if not finding.line or not place.is_file() or not place.resolve().is_relative_to(fork.folder.resolve()):
        return ""
    lines = place.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[finding.line - 1][:200] if finding.line <= len(lines) else ""
