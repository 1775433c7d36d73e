"""``gongkai province``: many counties at once, on a cluster."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands._province_build import BUILD
from generator.commands._province_nginx import NGINX
from generator.commands._province_portal import PORTAL


@click.group(short_help="全省：各县的网站一起生成。")
def COMMAND() -> None:
    """全省各县的网站一起生成，配置写在 province.yaml（见 docs/province.md）。一个县不需要这些命令。"""


@COMMAND.command(name="init", short_help="新建一个全省的文件夹。")
@click.argument("folder", metavar="文件夹")
@click.option("--name", default="示例省", metavar="名称", help="省的名称。")
def init(folder: str, name: str) -> int:
    """新建一个文件夹，里面有 province.yaml、两个虚构的县和全省共用的主题、词表，可以马上生成。"""
    from generator.base.dates import today
    from generator.base.files import write_atomic
    from generator.model.diagnostic import UsageError
    from generator.province.starter import province_files

    target = Path.cwd() / folder
    if target.exists() and any(target.iterdir()):
        raise UsageError(f"文件夹 {folder} 里已经有文件", "换一个空的或者新的文件夹")
    for path, data in province_files(name, today()):
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        write_atomic(target / path, data)
    click.echo(f"已新建 {folder}：province.yaml、两个县（counties/）和全省共用的主题、词表（shared/）")
    click.echo(f"下一步：cd {folder}，然后 gongkai province build province.yaml")
    return 0


COMMAND.add_command(BUILD)
COMMAND.add_command(PORTAL)
COMMAND.add_command(NGINX)
