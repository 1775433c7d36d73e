"""``gongkai takedown ID``: withdraw one document now, whatever is wrong with others, and say when it is off the
site."""

from __future__ import annotations

import time
from typing import Any

import click

from generator.commands._options import chosen, site_options


@click.command(short_help="把一份文件从网站撤下。")
@click.argument("identity", metavar="编号")
@click.option("--reason", required=True, metavar="原因", help="向公众说明的原因，例如：所附表格数据有误，另行发布。")
@site_options
def COMMAND(identity: str, reason: str, **given: Any) -> int:
    """误发了不该公开的内容，先用这一条：在文件头部写明撤回，马上重新生成，撤下后告诉你。

    编号是网址 /d/编号/ 里的那一段。别的文件有错误不妨碍；这份文件自己读不出来时，记在 content/_data/takedown.yaml。
    网址还能打开，只留一句说明。例如：gongkai takedown mingdan-2026 --reason 所附名单有误，另行发布
    """
    from generator.authoring.takedown import mark, mark_in_list
    from generator.base.errors import GongkaiError
    from generator.build.pipeline import build
    from generator.checks.detectors.scan import scan
    from generator.commands._console import Console
    from generator.commands._held import first_of_all, told, unfollowed
    from generator.model.diagnostic import UsageError

    if scan(reason)[0]:
        raise UsageError("原因里有不能公开的内容", "原因会显示在网页上，请换个说法")
    options, begun = chosen(**given, each=True), time.monotonic()
    done = mark(options, identity, reason)
    place = (
        f"{done.path.relative_to(options.root) if done.path.is_relative_to(options.root) else done.path}:{done.line}"
    )
    click.echo(f"{place} 原来就写明了撤回" if done.already else f"已写明撤回：{place}")
    try:
        with Console() as console:
            built = build(options, console)
    except GongkaiError as error:
        first = first_of_all(error.nobodys)
        click.secho(f"网站没有生成，线上还是原来的！{first}再运行一次。", fg="red", bold=True)
        unfollowed(error.unfollowed)
        raise
    shown = built.site.by_id.get(identity) if built.site else None
    if shown is not None and not shown.withdrawn:  # the file did not take the mark as it was meant
        listed = mark_in_list(options, identity, reason)
        click.echo(f"文件里的写明没有起作用，已记在 {listed.path.name}")
        with Console() as console:
            built = build(options, console)
        shown = built.site.by_id.get(identity) if built.site else None
    told(built.counts.get("held_back", ()))
    for note in built.notes:
        click.echo(f"说明：{note}")
    if shown is not None and not shown.withdrawn:
        click.secho(f"线上还有：/d/{identity}/。请运行 gongkai check 看看这份文件的错误", fg="red", bold=True)
        return 1
    took = f"用时 {time.monotonic() - begun:.1f} 秒"
    left = "网址只留一句说明" if shown else "网址已经打不开"
    click.secho(f"已从 {built.output} 撤下 /d/{identity}/：正文和附件都没有了，{left}（{took}）", fg="green", bold=True)
    click.echo(
        "接着：提交这次改动；用别的服务器发布的，把输出文件夹同步过去。仓库的历史里还有一份，见使用手册“发布以后”"
    )
    return unfollowed(built.unfollowed)
