"""Forks -> diagnostics: runs every check on every theme and puts what they find into words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.checks.validate import worded
from generator.model.diagnostic import Diagnostic, Finding, Problem, UsageError
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
    found: set[Diagnostic] = set()
    for name in names:
        fork = Fork(name, places, guest=name in guests)
        for code, problem in problems(fork):
            item = Finding(code, problem, _excerpt(fork, problem))
            rule = checks.every()[code]
            diagnostic = worded(item, problem.path, strict=strict, language=language, rule=rule)
            found |= {diagnostic} if diagnostic else set()
    return tuple(sorted(found))


def problems(fork: Fork) -> Iterator[tuple[str, Problem]]:
    """(code, problem) of every check. What keeps a check from looking, such as a missing parent, is said once."""
    kept: dict[str, str] = {}
    codes = set()
    for code, rule in checks.every().items():
        if rule.check is None or (not fork.whole and code not in BY_THEMSELVES):
            continue
        try:
            for problem in rule.check(fork):
                codes.add(code)
                yield code, problem
        except UsageError as error:
            kept[error.message] = error.hint
    for message, hint in kept.items():
        if not ("static/" in message and "THM-FILE" in codes):
            yield "THM-FORM", Problem(fork.line("extends"), 1, {"what": message, "how": hint}, fork.yaml)


def _excerpt(fork: Fork, problem: Problem) -> str:
    """The line that a problem is about."""
    place = fork.folder / problem.path.removeprefix(f"themes/{fork.name}/")
    if not problem.line or not place.is_file() or not place.resolve().is_relative_to(fork.folder.resolve()):
        return ""
    lines = place.read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[problem.line - 1][:200] if problem.line <= len(lines) else ""
