"""``gongkai build``: make the site and publish it, or say why not."""

from __future__ import annotations

from typing import Any

import click

from generator.commands._held import told
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
    from generator.commands._building import build_and_tell

    return build_and_tell(options, seen)
