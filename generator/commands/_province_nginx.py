"""``gongkai province nginx``: the settings of the portal's host."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="nginx", short_help="打印门户的 nginx 设置。")
@click.argument("file", metavar="province.yaml")
@click.option("--maps", is_flag=True, help="只打印 http { } 里要的：检索服务器的地址、参数的格式、每秒次数。")
def NGINX(file: str, maps: bool) -> int:
    """打印放进 nginx 的 server { } 里的一段设置：响应头、404 页面，search.engine 是 opensearch 的，还有检索页问的两个网址（查全省各县）。

    search 改了，要重新打印；--maps 的另放进 http { } 里。
    """
    from generator.province.portal import nginx
    from generator.province.settings_file import read_province

    read = read_province(Path.cwd() / file)
    click.echo(nginx.maps(read) if maps else nginx.snippet(read), nl=False)
    return 0
