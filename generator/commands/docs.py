"""``gongkai docs``: write the generated pages of docs/, or say which are not current.
For those who work on the program."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="生成 docs/ 里由程序产生的说明。")
@click.option("--to", "folder", default="docs", metavar="文件夹", help="写到哪里，默认 docs。")
@click.option("--check", "only_check", is_flag=True, help="不写，只看是否与程序一致；不一致时退出码为 1。")
def COMMAND(folder: str, only_check: bool) -> int:
    """由规则、文件类型、主题等生成 docs/rules.md、docs/kinds.md、docs/theme-contract.md。开发程序时用，编辑不需要。"""
    from generator.authoring import manuals

    stale = 0
    for name, text in manuals.pages().items():
        path = Path(folder) / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if not only_check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        click.echo(f"{path} {'已经过时，请运行 gongkai docs' if only_check else '已更新'}")
    if not stale:
        click.echo("都是最新的")
    return 1 if only_check and stale else 0
