"""The documents that a build held back -> its last words, and its exit code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

MOST = 20
"""Paths that are listed of each group; ``gongkai check`` has them all."""
_WORDS = (
    ("standing", "{} 份有错误，仍为上次发布的版本", "yellow"),
    ("earlier", "{} 份有错误，这台电脑上没有发布过的版本，仍为预览里上一次没有错误时的样子", "yellow"),
    ("new", "{} 份新文件有错误，没有发布", "yellow"),
    ("restricted", "{} 份有错误，文件里写明的不公开、撤回、到期等已经生效", "yellow"),
    ("down", "{} 份已经公开的文件查出不能公开的内容，已从网站撤下，请立即核对", "red"),
)


def told(held: Sequence[Mapping[str, Any]]) -> int:
    """Say what was held back, what is worst last. held: as ``HeldBack``, by keys. Returns the exit code."""
    for state, words, colour in _WORDS:
        found = [one for one in held if one["state"] == state]
        if not found:
            continue
        click.secho(words.format(len(found)) + "：", fg=colour, bold=state == "down")
        for one in found[:MOST]:
            click.echo(f"  {one['path']}（{'、'.join(one['codes'])}）")
        if len(found) > MOST:
            click.echo(f"  还有 {len(found) - MOST} 份，运行 gongkai check 查看全部")
    return 1 if held else 0


def unfollowed(lines: Sequence[str]) -> int:
    """Say why a search server does not have what is on the site. Returns the exit code."""
    for number, line in enumerate(lines):
        click.secho(line, fg="red", bold=not number, err=True)
    return 1 if lines else 0


def first_of_all(nobodys: Sequence[str]) -> str:
    """What to mend so that anything can be published. nobodys: files whose errors belong to no document."""
    if not nobodys:
        return "先改正列出的错误。"
    return f"先改正 {'、'.join(nobodys)} 的错误：它不属于某一份文件，改好了，没有错误的文件就照常发布。"


def in_short(held: Sequence[Mapping[str, Any]]) -> str:
    """How many documents were held back, for one line beside the published ones."""
    counts = ((words, sum(one["state"] == state for one in held)) for state, words, _ in _WORDS)
    return "".join(f"；{words.format(count)}" for words, count in counts if count)
