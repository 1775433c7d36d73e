"""``gongkai guide``: the manuals for editors and for who keeps a site, which the program carries with it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="看使用说明，不用上网。")
@click.argument("name", metavar="[名称]", default="")
@click.option("--to", "folder", default="", metavar="文件夹", help="把全部说明和图片写进一个文件夹。")
def COMMAND(name: str, folder: str) -> int:
    """列出随程序带来的说明；写名称就显示那一份，例如 gongkai guide start。

    规则的说明用 gongkai explain 代码 看。
    """
    from generator.authoring import guides

    if folder:
        count = guides.copy(Path.cwd() / folder)
        click.echo(f"已写好 {count} 个文件：{folder}")
    elif name:
        click.echo(guides.text(name))
    else:
        for one, title in guides.titles():
            click.echo(f"{one:<24}{title}")
        click.echo("看其中一份：gongkai guide 名称；连同图片都拿出来：gongkai guide --to 文件夹")
    return 0
