"""``gongkai province portal``: the province's own site."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="portal", short_help="生成全省门户。")
@click.argument("file", metavar="province.yaml")
@click.option("--output", metavar="文件夹", help="门户的文件夹，默认见 portal.output。")
@click.option("--date", "day", default="", metavar="年-月-日", help="按哪一天生成，默认今天（北京时间）。")
def PORTAL(file: str, output: str | None, day: str) -> int:
    """从各县网站公布的数据生成全省门户：检索、最新、政策、目录覆盖、公开责任、检查情况。不复制正文，链接都到各县网站。

    某个县的数据读不到或者坏了，沿用上次读到的，页面上写明是哪一天的，退出码为 1；别的县不受影响。
    """
    import msgspec

    from generator.province.portal.places import plan_of
    from generator.province.portal.run import make_portal
    from generator.province.settings_file import read_province

    plan = plan_of(read_province(Path.cwd() / file))
    if output:
        plan = msgspec.structs.replace(plan, output=Path.cwd() / output)
    made = make_portal(plan, day)
    for county, wrong in made.wrong.items():
        for line in wrong:
            click.secho(f"{county}：{line}", fg="yellow", err=True)
    state = f"新写 {made.written} 个文件" if made.written else "内容没有变化"
    click.echo(f"门户：{made.counties} 个县，{made.documents} 份文件的条目；共 {made.files} 个文件，{state}")
    click.secho(f"完成：{made.output}", fg="green")
    return 1 if made.wrong else 0
