"""``gongkai build``: make the site and publish it, or say why not."""

from __future__ import annotations

from typing import Any

import click

from generator.commands._options import chosen, site_options


@click.command(short_help="生成网站。")
@site_options
@click.option("--no-search", "search", flag_value=False, default=True, help="不生成检索索引。")
@click.option("--preview", is_flag=True, help="预览版：不让搜索引擎收录，每页有提示条。")
@click.option("--base-url", default="", metavar="网址", help="网站网址，默认见 config.yaml。")
@click.option("--force", is_flag=True, help="即使没有变化也检查一遍，站点里少了的文件补上。")
def COMMAND(force: bool, **given: Any) -> int:
    """生成网站到输出文件夹。有错误时什么都不发布，线上站点保持原样。"""
    options = chosen(verify=force, **given)
    seen = None
    if not force:
        from generator.build.change_scan import scan_changes

        seen = scan_changes(options)
        found = seen.report
        if found is not None:
            click.echo(f"没有变化：{found['documents']} 份文件、{found['pages']} 个页面都是最新的（{found['output']}）")
            return 0
    from generator.build.pipeline import build
    from generator.checks.reporters import text
    from generator.commands._console import Console, summary

    with Console() as console:
        built = build(options, console, seen)
    serious = [item for item in built.report.diagnostics if item.level != "info"]
    text.show(serious, accepted=built.report.accepted, known=built.report.known)
    hints = len(built.report.diagnostics) - len(serious)
    if hints:
        click.echo(f"另有 {hints} 条提示，运行 gongkai check 查看")
    summary(built)
    return 0
