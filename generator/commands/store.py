"""``gongkai store``: publish a finished site to an object store, see what is live there, tell nginx of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    from generator.model.config import Config
    from generator.model.config_servers import StoreTarget

_TO = click.option(
    "--to", default="", metavar="位置", help="发布到哪里，例如 s3://zwgk/lanqing；默认见 config.yaml 的 store。"
)
_ENDPOINT = click.option("--endpoint", default="", metavar="网址", help="存储的网址，默认见 config.yaml 的 store。")


@click.group(short_help="发布到对象存储（S3）：发布、查看、nginx 的设置。", invoke_without_command=True)
@click.pass_context
def COMMAND(context: click.Context) -> None:
    """把生成好的网站发布到对象存储：publish 发布，status 看线上是哪一代，nginx 打印前面的 nginx 的设置。做法见 docs/province.md。"""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@COMMAND.command("publish", short_help="把输出文件夹发布到对象存储。")
@site_options
@_TO
@_ENDPOINT
@click.option("--verify", is_flag=True, help="不信上次的记录，列出存储里的对象逐个核对。")
@click.option("--older", is_flag=True, help="比线上旧的网站也发布。")
@click.option(
    "--settle", type=click.FloatRange(0, 600), default=3.0, metavar="秒", help="切换后等多久才动上一代，默认 3。"
)
@click.option("--concurrency", type=click.IntRange(1, 256), default=16, metavar="数", help="同时几个请求，默认 16。")
def publish_site(
    to: str, endpoint: str, verify: bool, older: bool, settle: float, concurrency: int, **given: Any
) -> int:
    """把 gongkai build 生成好的网站发布到对象存储：只传有变化的，一次切换，撤回的当次从存储里删去。

    密钥用环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY，或 ~/.aws/credentials。
    """
    from generator.commands._console import Console
    from generator.province.storage.publishing import StoreOptions, publish

    options = chosen(**given)
    config = _config(options.config)
    wanted = StoreOptions(verify=verify, older=older, settle=settle, concurrency=concurrency)
    target = _target(config, to, endpoint)
    with Console() as console:
        done = publish(
            options.output_folder(config.output if config else "public"), target, options=wanted, progress=console
        )
    for note in done.notes:
        click.echo(f"说明：{note}")
    if done.unchanged:
        click.echo(f"没有变化：线上是第 {done.generation} 代，{done.files} 个文件（{done.requests} 个请求）")
        return 0
    work = done.work
    click.echo(
        f"上线：上传 {work.uploaded} 个文件（{work.sent:,} 字节），复制 {work.copied} 个，删去 {work.removed} 个"
    )
    if target.layout == "switch":
        click.echo(f"上一代：换成同样的，复制 {done.level.copied} 个，删去 {done.level.removed} 个")
    if done.versions:
        click.echo(f"桶里的旧版本：删去 {done.versions} 个")
    click.echo(f"用时：{done.seconds:.1f} 秒，{done.requests} 个请求")
    click.secho(f"完成：第 {done.generation} 代，{done.files} 个文件（{target.url}）", fg="green")
    return 0


@COMMAND.command("status", short_help="看存储里线上是哪一代。")
@click.option("--config", metavar="文件", help="配置文件，默认 config.yaml。")
@_TO
@_ENDPOINT
def show_status(config: str | None, to: str, endpoint: str) -> int:
    """说出线上是第几代、哪一天生成的、多少文件，有没有人正在发布，有没有没清理完的。"""
    from generator.province.storage.publishing import status

    target = _target(_config(chosen(config=config).config), to, endpoint)
    control, manifest = status(target)
    if control is None:
        click.echo(f"还没有发布过：{target.url}")
        return 0
    files = manifest.files if manifest else {}
    revision = f"，内容版本 {control.revision[:10]}" if control.revision else ""
    click.echo(f"线上：第 {control.generation} 代，按 {control.built or '（还没有）'} 生成{revision}")
    click.echo(f"文件：{len(files)} 个，{sum(file.size for file in files.values()):,} 字节")
    if control.owner:
        click.echo(f"正在发布：{control.owner}；中断了的，{control.seconds:.0f} 秒没有动静就失效")
    elif not control.clean:
        click.echo("上一次没有做完：再运行一次 gongkai store publish，会接着做并清理")
    return 0


@COMMAND.command("nginx", short_help="打印前面的 nginx 的设置。")
@site_options
@click.option("--listen", default="", metavar="端口", help="nginx 听哪里，例如 127.0.0.1:8080；默认按 site.url。")
def front(listen: str, **given: Any) -> int:
    """打印一个 nginx 配置文件：放进 /etc/nginx/conf.d/，网站从存储里来。旧地址的跳转取自内容，改了要重新打印。"""
    from generator.build.pipeline import check
    from generator.model.diagnostic import ContentError, UsageError
    from generator.province.storage.front import nginx
    from generator.site.outputs import hosting

    found = check(chosen(**given))
    if found.site is None:
        raise ContentError(found.report.diagnostics)
    config = found.site.config
    if not config.store.url.startswith("s3://"):
        raise UsageError("config.yaml 里没有 store.url", "写 store: {url: s3://桶/前缀, endpoint: 存储的网址}")
    moved, lost = hosting.redirects(found.site), hosting.lost(found.site)
    click.echo(nginx(config, lost=lost, moved=moved, listen=listen), nl=False)
    return 0


def _config(path: Any) -> Config | None:
    from generator.content.config import load_config

    return load_config(path, path.name)[0] if path.is_file() else None


def _target(config: Config | None, to: str, endpoint: str) -> StoreTarget:
    """What config.yaml says, with what the command line says otherwise."""
    import msgspec

    from generator.model.config_servers import StoreTarget

    target = config.store if config else StoreTarget()
    if to:
        target = msgspec.structs.replace(target, url=to)
    return msgspec.structs.replace(target, endpoint=endpoint) if endpoint else target
