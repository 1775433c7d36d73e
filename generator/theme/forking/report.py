"""Forks -> diagnostics: runs every check on every theme and puts what they find into words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import msgspec

from generator.checks.wording import worded
from generator.model.diagnostic import Diagnostic, Finding, UsageError
from generator.theme.chain import load_chain
from generator.theme.forking import checks
from generator.theme.forking.fork import Fork

BY_THEMSELVES = frozenset({"THM-FORM", "THM-CONTRACT", "THM-LINK", "THM-FILE", "THM-INLINE"})
"""Checks that need no pages: what is run when theme.yaml cannot be read, or names no parent."""


SEEN_BY_CITIZENS = ("THM-CONTRAST", "THM-OPTION")
"""Checks whose errors show on the pages at once: words that nobody can read, a mark that is not there. ``gongkai
check`` tells them too, since editors do not run ``gongkai theme check``."""


def examine(
    names: Sequence[str],
    places: Sequence[Path],
    *,
    guests: Sequence[str] = (),
    strict: bool = False,
    language: str = "zh",
    codes: Collection[str] = (),
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong with themes, sorted. guests: those that wear one column of a site of another theme.
    codes: of the checks that are run; none means all.

    Raises UsageError for a name that is none.
    """
    shown: set[Diagnostic] = set()
    for name in names:
        fork = Fork(name, places, guest=name in guests)
        for finding in findings(fork, codes):
            quoted = msgspec.structs.replace(finding, excerpt=_excerpt(fork, finding))
            diagnostic = worded(quoted, strict=strict, language=language, rule=checks.every()[finding.code])
            shown |= {diagnostic} if diagnostic else set()
    return tuple(sorted(shown))


def seen_by_citizens(
    worn: Sequence[str], root: Path, places: Sequence[Path], *, strict: bool = False, language: str = "zh"
) -> tuple[Diagnostic, ...]:
    """The errors of a site's own themes that its readers would see. worn: themes that pages wear; what they are built
    on is looked at too, where it lies beside config.yaml. One that cannot be used at all is told elsewhere
    (DAT-LOOK)."""
    own = root / "themes"
    names: set[str] = set()
    for name in worn:
        try:
            names |= {theme.name for theme in load_chain(name, places).themes if theme.folder.parent == own}
        except UsageError:
            continue
    return examine(sorted(names), places, strict=strict, language=language, codes=SEEN_BY_CITIZENS)


def findings(fork: Fork, only: Collection[str] = ()) -> Iterator[Finding]:
    """What every check finds. What keeps a check from looking, such as a missing parent, is said once. only: codes."""
    kept: dict[str, str] = {}
    codes = set()
    for code, rule in checks.every().items():
        if (only and code not in only) or (not fork.whole and code not in BY_THEMSELVES):
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
