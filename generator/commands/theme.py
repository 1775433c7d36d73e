"""``gongkai theme``: make a township's fork, take copies of parts, check it, look at all its parts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.check import _formats

if TYPE_CHECKING:
    from generator.model.config import Config
    from generator.theme.chain import Chain
    from generator.theme.forking.fork import Fork

_CONFIG = click.option(
    "--config", metavar="文件", default="config.yaml", help="配置文件，主题在它旁边的 themes 文件夹里。"
)


@click.group(short_help="主题：新建、取用、检查、看全部部件。", invoke_without_command=True)
@click.pass_context
def COMMAND(context: click.Context) -> None:
    """做乡镇自己的主题：new 新建，copy 取一个部件来改，check 检查，gallery 看全部部件。做法见 docs/theme-guide.md。"""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@COMMAND.command("new", short_help="新建一个主题。")
@click.argument("name", metavar="主题名")
@click.option("--from", "parent", default="county", metavar="主题", help="在哪个主题的基础上改，默认 county。")
@click.option("--title", default="", metavar="名称", help="中文名称，例如 青山镇。")
@_CONFIG
def new(name: str, parent: str, title: str, config: str) -> int:
    """在 themes/主题名/ 里新建最小的主题：一个 theme.yaml，不复制任何文件。"""
    from generator.build.runtime import theme_places
    from generator.theme.forking.new import make

    root = _root(config)
    make(root, name, parent, title, theme_places(root))
    click.secho(f"已建好：themes/{name}/theme.yaml", fg="green")
    click.echo(f"在县里的网站上用：content/_data/agencies.yaml 里这个乡镇的一条加上 theme: {name}")
    click.echo(f"做乡镇自己的网站：config.yaml 写 theme: {name}")
    click.echo(f"接着改 theme.yaml 里的选项，运行 gongkai serve 看效果，gongkai theme check {name} 检查")
    return 0


@COMMAND.command("copy", short_help="取一个部件、页面或块来改。")
@click.argument("name", metavar="主题名")
@click.argument("file", metavar="文件")
@click.option("--block", default="", metavar="块", help="只取模板里的一个块，其余仍用上一级的。")
@_CONFIG
def copy(name: str, file: str, block: str, config: str) -> int:
    """从上一级主题取一个文件放进自己的主题，并记下出处；上一级以后改了，theme check 会列出改了什么。

    文件写 parts/footer.html、document.html 或 static/css/home.css 这样的名称。
    """
    from generator.theme.forking import copies

    fork = _own(name, config)
    place = copies.copy(fork.folder, _above(fork), file, block)
    click.secho(f"已取来：{fork.shown(place)}" + (f"（块 {block}）" if block else ""), fg="green")
    click.echo(f"改这个文件就行；改完运行 gongkai theme check {name}")
    return 0


@COMMAND.command("renew", short_help="上一级改过的地方已经处理，重新记下。")
@click.argument("name", metavar="主题名")
@click.argument("file", metavar="文件")
@click.option("--block", default="", metavar="块", help="取用的是一个块时，写块的名称。")
@_CONFIG
def renew(name: str, file: str, block: str, config: str) -> int:
    """照上一级的改动改好了自己的那份（或者看过认为不必改），按上一级现在的版本重新记下出处。自己的文件不动。"""
    from generator.model.diagnostic import UsageError
    from generator.theme.forking import copies

    fork = _own(name, config)
    path = copies.inner(file)
    key = copies.key_of(path, block)
    if key not in fork.theme.parts:
        raise UsageError(f"主题里没有记着取用过 {file}", "看 theme.yaml 的 parts；取用的命令是 gongkai theme copy")
    now = copies.present(_above(fork), key)
    if now is None:
        raise UsageError(f"上一级主题已经没有 {file}", "自己的那份不再替换任何东西，删去它和 parts 里的这一行")
    copies.record(fork.folder, path, *now, block)
    click.secho(f"已按现在的版本记下：{key}", fg="green")
    return 0


@COMMAND.command("check", short_help="检查主题。")
@click.argument("name", metavar="主题名", required=False)
@click.option("--format", "form", type=click.Choice(_formats()), default="text", help="报告的形式。")
@click.option("--strict", is_flag=True, help="警告也算错误。")
@click.option("--lang", "language", type=click.Choice(["zh", "en"]), default="zh", help="提示的语言。")
@_CONFIG
def check(name: str | None, form: str, strict: bool, language: str, config: str) -> int:
    """检查一个主题，不写名称时检查 themes 文件夹里的全部主题；一次列出所有问题。有错误时退出码为 1。

    检查：写错名称的文件、上一级改过的取用、没有的变量和块、少了的法定内容、分不清的颜色、不允许的文件、约定的版本。
    """
    from importlib import import_module

    from generator.build.runtime import theme_places
    from generator.model.diagnostic import UsageError
    from generator.theme.forking.report import examine

    root = _root(config)
    names = [name] if name else sorted(place.parent.name for place in (root / "themes").glob("*/theme.yaml"))
    if not names:
        raise UsageError("themes 文件夹里还没有主题", "新建：gongkai theme new qingshan --title 青山镇")
    found = examine(
        names, theme_places(root), guests=_guests(root, _configured(config)), strict=strict, language=language
    )
    import_module(f"generator.checks.reporters.{form}").show(found)
    return 1 if any(item.level == "error" for item in found) else 0


@COMMAND.command("gallery", short_help="把全部部件画在一页上。")
@click.option("--theme", "name", default="", metavar="主题", help="哪个主题，默认 config.yaml 里的。")
@click.option("--output", required=True, metavar="文件夹", help="写到哪里。")
@_CONFIG
def gallery(name: str, output: str, config: str) -> int:
    """把主题的每个部件和它的各个例子画在一页上，改部件时对照着看。不需要任何内容。"""
    from generator.build.runtime import theme_places
    from generator.theme.forking.gallery import write

    root = _root(config)
    found = _configured(config)
    count = write(name or (found.theme if found else "county"), theme_places(root), Path.cwd() / output)
    click.secho(f"已写好：{Path(output) / 'index.html'}（{count} 个例子）", fg="green")
    return 0


def _root(config: str) -> Path:
    """The folder of the site. A theme can be made before there is a config.yaml."""
    return (Path.cwd() / config).parent


def _own(name: str, config: str) -> Fork:
    """A theme that lies beside config.yaml, which alone may be written to. Raises UsageError."""
    from generator.build.runtime import theme_places
    from generator.model.diagnostic import UsageError
    from generator.theme.forking.fork import Fork

    root = _root(config)
    fork = Fork(name, theme_places(root))
    if not fork.folder.resolve().is_relative_to((root / "themes").resolve()):
        raise UsageError(f"主题 {name} 是程序自带的，不能改", "先新建自己的：gongkai theme new 主题名 --from " + name)
    return fork


def _above(fork: Fork) -> Chain:
    """The chain that a fork builds on. Raises UsageError."""
    from generator.model.diagnostic import UsageError

    if fork.parent is None:
        raise UsageError(f"主题 {fork.name} 没有上一级", "在 theme.yaml 写 extends: county")
    return fork.parent


def _configured(config: str) -> Config | None:
    """config.yaml, when there is one that can be read; what is wrong with it is for ``gongkai check`` to say."""
    from generator.content.config import load_config

    path = Path.cwd() / config
    return load_config(path, path.name)[0] if path.is_file() else None


def _guests(root: Path, found: Config | None) -> list[str]:
    """The themes that agencies.yaml names beside the site's own: they wear one column each."""
    import yaml

    from generator.base.files import read_plain
    from generator.base.yaml_text import compose
    from generator.content.yaml_nodes import value_of

    themes = set()
    for folder in found.content if found else ():
        try:
            text = read_plain(root / folder / "_data/agencies.yaml").decode("utf-8-sig")
            node = compose(text)
            rows = value_of(node, 1)[0] if node else ()
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            continue  # gongkai check says so
        themes |= {str(row["theme"]) for row in rows or () if isinstance(row, dict) and row.get("theme")}
    return sorted(themes - {found.theme if found else ""})
