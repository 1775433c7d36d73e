"""``gongkai codeowners``: who is asked to review which folder, for the code platform."""

from __future__ import annotations

from typing import Any

import click

from generator.commands._options import chosen, site_options


@click.command(short_help="生成 CODEOWNERS：哪个文件夹请谁审查。")
@click.option("--write", "path", default="", metavar="文件", help="写到这个文件，例如 CODEOWNERS；不写时打印出来。")
@site_options
def COMMAND(path: str, **given: Any) -> int:
    """按 agencies.yaml 里各机关的 folders（文件夹）和 owners（账号）生成 CODEOWNERS。

    Gitea、GitHub 认这个文件：有人改动某个机关的文件夹，自动请那个机关的人审查。怎样要求第二个人审查，见使用手册。
    """
    from pathlib import Path

    from generator.authoring.code_owners import code_owners
    from generator.base.files import write_atomic

    options = chosen(**given)
    text, lacking = code_owners(options)
    if path:
        write_atomic(Path.cwd() / path, text.encode())
        click.echo(f"已写好：{path}")
    else:
        click.echo(text, nl=False)
    if lacking:
        click.echo(f"写了文件夹而没有写 owners（账号）的：{'、'.join(lacking)}", err=True)
    return 0
