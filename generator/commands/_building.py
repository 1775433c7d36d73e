"""Options -> a site built and published, and what is told of it on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from generator.commands._held import first_of_all, told, unfollowed

if TYPE_CHECKING:
    from generator.build.change_scan import ChangeScan
    from generator.model.options import Options


def build_and_tell(options: Options, seen: ChangeScan | None = None) -> int:
    """Build once. seen: what a first look just gave. Returns the exit code; raises what ``build`` raises, after it has
    said how the live site stands."""
    from generator.base.errors import GongkaiError
    from generator.build.pipeline import build
    from generator.checks.reporters import text
    from generator.commands._console import Console, summary

    try:
        with Console() as console:
            built = build(options, console, seen)
    except GongkaiError as error:
        _say(error.taken_back, first_of_all(error.nobodys))
        unfollowed(error.unfollowed)
        raise
    serious = [item for item in built.report.diagnostics if item.level != "info"]
    text.show(serious, accepted=built.report.accepted, known=built.report.known)
    hints = len(built.report.diagnostics) - len(serious)
    if hints:
        click.echo(f"另有 {hints} 条提示，运行 gongkai check 查看")
    summary(built)
    held = told(built.counts.get("held_back", ()))
    return max(held, 1 if built.report.failed else 0, unfollowed(built.unfollowed))


def _say(taken_back: tuple[str, ...] | None, first: str) -> None:
    """What of a site that is not brought up to date has gone all the same. first: what is to be done."""
    if taken_back is None:
        what = "网站没有更新，线上还是上次的样子：这次撤回、到期、改为不公开的也还在线上。"
    elif taken_back:
        what = f"网站没有更新，只把撤回、到期、改为不公开、删去的撤下了：{'、'.join(taken_back)}。"
    else:
        what = "网站没有更新；撤回、到期、改为不公开、删去的都不在线上了。"
    click.secho(what + first, fg="red", bold=True, err=True)
