"""Diagnostics -> GitHub workflow commands: each problem becomes an annotation at its line of a pull request.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import click

from generator.model.diagnostic import Accepted, Diagnostic, Level

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "info": "notice"}


def show(
    diagnostics: Sequence[Diagnostic],
    *,
    accepted: Sequence[Accepted] = (),
    known: int = 0,
    offices: Mapping[str, str] = {},
) -> None:
    """Print one command a problem, the worst first, because GitHub shows ten of each level, then the counts in words;
    in a group for each office where paths have one, since its log can be opened group by group."""
    order = list(_COMMANDS)
    ranked = sorted(diagnostics, key=lambda item: (offices.get(item.path, ""), order.index(item.level), item))
    for office, group in groupby(ranked, key=lambda item: offices.get(item.path, "")):
        if office:
            click.echo(f"::group::{_data(office)}")
        for item in group:
            click.echo(command(item))
        if office:
            click.echo("::endgroup::")
    counts = {level: sum(1 for item in diagnostics if item.level == level) for level in _COMMANDS}
    more = (f"，例外 {len(accepted)} 条" if accepted else "") + (f"，基线中的旧问题 {known} 个" if known else "")
    click.echo(f"检查完毕：错误 {counts['error']} 个，警告 {counts['warning']} 个，提示 {counts['info']} 个{more}")


def command(item: Diagnostic) -> str:
    """One problem as a workflow command."""
    places = {"file": item.path, "line": str(item.line or 1) if item.path else "", "col": str(item.column or "")}
    given = {**places, "title": item.code}
    properties = ",".join(f"{name}={_property(value)}" for name, value in given.items() if value)
    lines = [item.message, f"→ {item.hint}", *([f"依据：{item.basis}"] if item.basis else [])]
    return f"::{_COMMANDS[item.level]} {properties}::" + _data("\n".join(lines))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
