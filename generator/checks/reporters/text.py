"""Diagnostics -> text for a terminal: by file, each with its line, an excerpt with a caret, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import click

from generator.model.diagnostic import Accepted, Diagnostic

_WORDS = {"error": ("错误", "red"), "warning": ("警告", "yellow"), "info": ("提示", "blue")}


def show(
    diagnostics: Sequence[Diagnostic],
    *,
    accepted: Sequence[Accepted] = (),
    known: int = 0,
    offices: Mapping[str, str] = {},
) -> None:
    """Print everything at once: what has to be mended before what may be, each by office where paths have one; the
    counts last."""
    last = ""
    said: list[str] = []
    for (_, path), group in groupby(_worst_first(by_office(diagnostics, offices)), key=_part):
        if offices and offices.get(path, "") != last:
            last = offices.get(path, "")
            said.append(click.style(f"【{last}】" if last else "【不属于哪个机关】", bold=True))
        said.append(click.style(path or "（整个站点）", bold=True))
        said += [line for item in group for line in lines(item)]
        said.append("")
    if said:  # at once: a big site may have thousands, and each word to the terminal costs as much as finding it
        click.echo("\n".join(said))
    if accepted:
        click.secho("已批准的例外", bold=True)
        for entry in accepted:
            item, why = entry.diagnostic, entry.exemption
            until = f"，至 {why.expires}" if why.expires else ""
            click.echo(f"  {item.path} {item.code}：{why.reason}（{why.approver} 批准{until}）")
        click.echo()
    if known:
        click.echo(f"另有 {known} 个基线中的旧问题没有列出（gongkai-baseline.txt）")
    if not diagnostics:
        click.secho("没有发现问题", fg="green")
    else:
        worst = any(item.level == "error" for item in diagnostics)
        click.secho(counted(diagnostics), fg="red" if worst else "yellow", bold=True)


def _worst_first(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors, then warnings, then hints: who mends what stops publishing need not look for it among the others."""
    return sorted(diagnostics, key=lambda item: list(_WORDS).index(item.level))


def _part(item: Diagnostic) -> tuple[str, str]:
    return item.level, item.path


def by_office(diagnostics: Sequence[Diagnostic], offices: Mapping[str, str]) -> list[Diagnostic]:
    """What is nobody's first, then office by office. offices: by path."""
    return sorted(diagnostics, key=lambda item: offices.get(item.path, "")) if offices else list(diagnostics)


def counted(diagnostics: Sequence[Diagnostic]) -> str:
    """How many there are of each level, in words."""
    counts = [(word, sum(1 for item in diagnostics if item.level == level)) for level, (word, _) in _WORDS.items()]
    return "共 " + "，".join(f"{count} 个{word}" for word, count in counts if count)


def lines(item: Diagnostic) -> Iterator[str]:
    """One of them in several lines, with colours."""
    word, colour = _WORDS[item.level]
    place = f"第 {item.line} 行" if item.line else "整个文件"
    yield f"  {place}  " + click.style(f"{word} {item.code}", fg=colour) + f"  {item.message}"
    if item.excerpt.strip() not in ("", "---") and item.line:
        shown, caret = _excerpt(item.excerpt, item.column)
        yield click.style(f"    {item.line:>4} │ ", dim=True) + shown
        if caret:
            yield click.style("         │ ", dim=True) + caret
    yield click.style("    → ", fg="green") + item.hint
    if item.basis:
        yield click.style(f"    依据：{item.basis}", dim=True)


def _excerpt(line: str, column: int) -> tuple[str, str]:
    """A line cut to fit, and a caret under its column. A Han character is two columns wide on a terminal."""
    start = max(0, column - 31)
    shown = line[start : start + 70].replace("\t", " ")
    if column <= 0:
        return shown, ""
    before = shown[: column - 1 - start]
    width = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in before)
    return shown, " " * width + "^"
