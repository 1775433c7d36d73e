"""``gongkai schema``: JSON Schemas and snippets, so that VS Code helps where an editor writes."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="写出 VS Code 的提示（.vscode/）。")
@click.option("--write", is_flag=True, help="写入 .vscode/；不加时只看是否最新，不是最新时退出码为 1。")
@click.option("--config", metavar="文件", default="config.yaml", help="配置文件，默认 config.yaml。")
def COMMAND(write: bool, config: str) -> int:
    """由程序和本站的机关、主题等生成 .vscode/：写 config.yaml、_data/*.yaml、_defaults.yaml 时有说明和检查，

    写 Markdown 时输入“新通知公告”“领域”等有可选的值。改了机关、主题或升级程序后再运行一次。
    """
    from generator.authoring import schema

    root = (Path.cwd() / config).parent
    stale = 0
    for name, text in schema.files(root).items():
        path = root / name
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        click.echo(f"{name} {'已更新' if write else '已经过时，请运行 gongkai schema --write'}")
    if not stale:
        click.echo("都是最新的")
    return 1 if stale and not write else 0
