"""``gongkai admin fetch``: bring the pinned Decap CMS, which /admin/ is made of."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands._options import chosen


@click.group(short_help="网页编辑器 /admin/。")
def COMMAND() -> None:
    """网页编辑器（Decap CMS）：给不用 Git 的人写文件用。先 gongkai admin fetch 取来，再 gongkai serve --admin 打开。"""


@COMMAND.command("fetch", short_help="取来编辑器的程序文件，只需一次。")
@click.option("--config", metavar="文件", help="配置文件，默认 config.yaml。")
@click.option("--state", metavar="文件夹", help="缓存文件夹，默认 .gongkai。")
@click.option(
    "--from", "archives", multiple=True, metavar="文件", help="已经取来的 .tgz 文件，可给多个（不能上网时用）。"
)
def fetch(archives: tuple[str, ...], **given: str | None) -> int:
    """用 npm 取来编辑器的固定版本，核对无误后放进缓存文件夹。升级本程序后再运行一次。"""
    from generator.site.admin.fetch import fetch
    from generator.site.admin.package import PACKAGES

    options = chosen(**given)
    place = fetch(options.state_root, tuple(Path.cwd() / name for name in archives))
    names = "、".join(item.spec for item in PACKAGES)
    click.secho(f"已取来 {names}，共 {len(list(place.iterdir()))} 个文件：{place}", fg="green")
    click.echo("现在可以运行 gongkai serve --admin，在浏览器里写文件")
    return 0
