"""``gongkai check``: every problem of the content, nothing written."""

from __future__ import annotations

from typing import Any

import click

from generator.commands._options import chosen, site_options


def _formats() -> list[str]:
    from generator.base import discovery

    return list(discovery.names("generator.reporters"))


@click.command(short_help="检查内容，不写任何文件。")
@site_options
@click.option("--format", "form", type=click.Choice(_formats()), default="text", help="报告的形式。")
@click.option("--write-baseline", is_flag=True, help="把现有问题记入基线文件，以后只报新问题。")
def COMMAND(form: str, write_baseline: bool, **given: Any) -> int:
    """检查全部内容，一次列出所有问题。有错误时退出码为 1。"""
    from importlib import import_module

    from generator.pipeline import check

    options = chosen(**given)
    if form == "text":
        from generator.commands._console import Console

        with Console() as console:
            found = check(options, console)
    else:
        found = check(options)
    report = found.report
    if write_baseline:
        from generator.load.baseline import write_baseline as write

        count = write(options.root, report.diagnostics)
        click.echo(f"已把 {count} 个问题记入基线", err=form != "text")
        return 0
    import_module(f"generator.reporters.{form}").show(report.diagnostics, accepted=report.accepted, known=report.known)
    if found.site is None:
        return 2  # nothing of the content could be looked at: it is the configuration that is wrong
    return 1 if report.failed else 0
