"""``gongkai hosting``: headers and redirects in the form of a host, from the one source that build and serve use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    from generator.model.config import Config
    from generator.model.options import Options


@click.command(short_help="打印托管平台或服务器的设置。")
@click.argument("host", metavar="netlify|nginx", type=click.Choice(["netlify", "nginx"]))
@click.option(
    "--install",
    default="python -m pip install -r requirements.txt",
    metavar="命令",
    help="在托管平台上安装本程序的命令（netlify）。",
)
@click.option("--server", is_flag=True, help="打印整个站点的设置（nginx）：https、压缩、80 转 443。")
@click.option("--former", is_flag=True, help="只打印合并来的原网站（merged_from）的跳转，放进 http { } 里（nginx）。")
@click.option(
    "--maps", is_flag=True, help="只打印 http { } 里要的：分辨旧地址参数（?id=77）的 map、检索服务器的地址（nginx）。"
)
@site_options
def COMMAND(host: str, install: str, server: bool, former: bool, maps: bool, **given: Any) -> int:
    """打印 netlify.toml，或放进 nginx 的 server { } 里的一段设置（含旧地址的跳转）。

    例如：gongkai hosting nginx > gongkai.conf。整个站点的设置用 --server 打印，里面包含（include）这一段。nginx 的跳转取自内容，改了旧地址（aliases）要重新打印；
    旧地址带参数的（/show.asp?id=77）、检索页问检索服务器的（search.engine: opensearch），另用 --maps 打印；合并来的原网站另用 --former 打印，改了 agencies.yaml 的 merged_from 也要重新打印；
    别的服务器照着响应头一节设置即可，见 docs/hosting.md。
    """
    from generator.model.mount import mount_of
    from generator.site.outputs import _former, _nginx, _queries, _search, hosting

    options = chosen(**given)
    config = _config(options)
    mount = mount_of(config.site.url) if config else ""
    if host == "netlify":
        admin, messages = (config.admin, config.messages) if config else (None, None)
        click.echo(hosting.netlify(install, admin, messages, mount), nl=False)
        return 0
    if server and config:
        root = options.root / "www" if mount else options.output_folder(config.output)
        maps_file = options.root / "gongkai-maps.conf" if config.search.served else None
        click.echo(_nginx.server(config.site.url, root, options.root / "gongkai.conf", mount, maps_file), nl=False)
        return 0
    from generator.build.pipeline import check
    from generator.model.diagnostic import ContentError

    found = check(options)
    if found.site is None:
        raise ContentError(found.report.diagnostics)
    asked = _queries.rules_of(found.site)
    own = [rule for rule in asked if not rule.host]
    if former:
        merged = [rule for rule in asked if rule.host]
        click.echo(_former.nginx(_former.rules_of(found.site), merged), nl=False)
        return 0
    if maps:
        click.echo(_queries.maps(own) + _search.maps(found.site), nl=False)
        return 0
    config = found.site.config
    text = _nginx.snippet(
        hosting.redirects(found.site),
        config.admin,
        config.messages,
        lost=hosting.lost(found.site),
        mount=mount_of(found.site.base_url),
        https=found.site.base_url.startswith("https://"),
        queries=bool(own),
    )
    click.echo(text + _search.locations(found.site), nl=False)
    return 0


def _config(options: Options) -> Config | None:
    """The site's configuration, as far as there is a site: netlify.toml may be wanted before."""
    from generator.content.config import load_config

    if not options.config.is_file():
        return None
    config, _ = load_config(options.config, options.config.name)
    return config
