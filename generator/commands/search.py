"""``gongkai search``: the county's index on a search server, looked at and mended."""

from __future__ import annotations

from typing import Any

import click

from generator.commands._options import chosen, site_options


@click.group(short_help="检索服务器：准备、查看、重建。")
def COMMAND() -> None:
    """检索服务器（OpenSearch）上本县的索引。只在 config.yaml 写了 search: {engine: opensearch} 时使用。

    平时不用这些命令：gongkai build 每次都让索引跟上网站。
    """


@COMMAND.command(short_help="第一次使用前：存好检索模板，检查服务器。")
@site_options
def setup(**given: Any) -> int:
    """检查服务器能不能用，存好检索页要用的模板。索引由下一次 gongkai build 建立。"""
    from generator.build.served_desk import set_up

    for line in set_up(chosen(**given)):
        click.echo(line)
    click.secho("准备好了，请运行 gongkai build", fg="green")
    return 0


@COMMAND.command(short_help="索引里有什么，和网站是不是一致。")
@site_options
def status(**given: Any) -> int:
    """索引里的文件和上次生成的网站比较：少了几份，多了几份，服务器是否健康。不一致的，退出码为 1。"""
    from generator.build.served_desk import status_of

    lines, same = status_of(chosen(**given))
    for line in lines:
        click.echo(line)
    if not same:
        click.secho("索引和网站不一致，请运行 gongkai search rebuild", fg="red", bold=True)
        return 1
    click.secho("索引和网站一致", fg="green")
    return 0


@COMMAND.command(short_help="全部重新写一遍索引，检索不中断。")
@site_options
def rebuild(**given: Any) -> int:
    """照常生成网站，并在旧索引旁边写一个新的，写完一次换上；期间检索照常。

    网站换了网址、索引被别人改动、服务器换了一台的，用这一条。
    """
    from generator.commands._building import build_and_tell

    return build_and_tell(chosen(**given, reindex=True))
