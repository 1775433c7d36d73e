"""``gongkai build``: make the site and publish it, or say why not."""

from __future__ import annotations

from typing import Any

import click

from generator.commands._held import first_of_all, told
from generator.commands._options import chosen, site_options


@click.command(short_help="生成网站。")
@site_options
@click.option("--no-search", "search", flag_value=False, default=True, help="不生成检索索引。")
@click.option("--preview", is_flag=True, help="预览版：不让搜索引擎收录，每页有提示条。")
@click.option("--base-url", default="", metavar="网址", help="网站网址，默认见 config.yaml。")
@click.option(
    "--force", "--verify", "force", is_flag=True, help="不用上次留下的数据，全部重新生成，并与站点里的文件逐个比对。"
)
def COMMAND(force: bool, **given: Any) -> int:
    """生成网站到输出文件夹。有错误的文件不换上，仍为上次发布的版本，其余照常发布，退出码为 1。"""
    options = chosen(verify=force, **given)
    seen = None
    if not force:
        from generator.build.change_scan import scan_changes

        seen = scan_changes(options)
        found = seen.report
        if found is not None:
            click.echo(f"没有变化：{found['documents']} 份文件、{found['pages']} 个页面都是最新的（{found['output']}）")
            return told(found.get("held_back", ()))
    from generator.base.errors import GongkaiError
    from generator.build.pipeline import build
    from generator.checks.reporters import text
    from generator.commands._console import Console, summary

    try:
        with Console() as console:
            built = build(options, console, seen)
    except GongkaiError as error:
        _say(error.taken_back, first_of_all(error.nobodys))
        raise
    serious = [item for item in built.report.diagnostics if item.level != "info"]
    text.show(serious, accepted=built.report.accepted, known=built.report.known)
    hints = len(built.report.diagnostics) - len(serious)
    if hints:
        click.echo(f"另有 {hints} 条提示，运行 gongkai check 查看")
    summary(built)
    return max(told(built.counts.get("held_back", ())), 1 if built.report.failed else 0)


def _say(taken_back: tuple[str, ...] | None, first: str) -> None:
    """What of a site that is not brought up to date has gone all the same. first: what is to be done."""
    if taken_back is None:
        what = "网站没有更新，线上还是上次的样子：这次撤回、到期、改为不公开的也还在线上。"
    elif taken_back:
        what = f"网站没有更新，只把撤回、到期、改为不公开、删去的撤下了：{'、'.join(taken_back)}。"
    else:
        what = "网站没有更新；撤回、到期、改为不公开、删去的都不在线上了。"
    click.secho(what + first, fg="red", bold=True, err=True)
