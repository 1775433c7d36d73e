"""``gongkai check``: every problem of the content, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.build.pipeline import CheckResult
    from generator.checks.validate import Report
    from generator.model.diagnostic import Diagnostic
    from generator.model.options import Options


def _formats() -> list[str]:
    from generator.base import discovery

    return list(discovery.names("generator.checks.reporters"))


@click.command(short_help="检查内容，不写任何文件。")
@site_options
@click.option("--format", "form", type=click.Choice(_formats()), default="text", help="报告的形式。")
@click.option("--write-baseline", is_flag=True, help="把现有问题记入基线文件，以后只报新问题。")
@click.option(
    "--since", default="", metavar="版本", help="公开事项目录与 Git 里的这个版本相比，有改动而没有记沿革的提醒。"
)
def COMMAND(form: str, write_baseline: bool, since: str, **given: Any) -> int:
    """检查全部内容，一次列出所有问题。有错误时退出码为 1。"""
    from importlib import import_module

    from generator.build.pipeline import check

    options = chosen(**given)
    if form == "text":
        from generator.commands._console import Console

        with Console() as console:
            found = check(options, console)
    else:
        found = check(options)
    report = _compared(found, options, since) if since and found.site else found.report
    if write_baseline:
        _remember(report, options, quiet=form != "text")
        return 0
    shown = _quoted(report.diagnostics, found, options)
    import_module(f"generator.checks.reporters.{form}").show(shown, accepted=report.accepted, known=report.known)
    if found.site is None:
        return 2  # nothing of the content could be looked at: it is the configuration that is wrong
    return 1 if report.failed else 0


def _quoted(diagnostics: Sequence[Diagnostic], found: CheckResult, options: Options) -> list[Diagnostic]:
    """Diagnostics of stages that saw no text, with their line: of open documents and data files,
    and nothing private."""
    import msgspec

    from generator.checks.detectors.scan import scan

    opened = {row.source for row in found.site.public} if found.site else set()
    texts: dict[str, list[str]] = {}
    quoted = []
    for item in diagnostics:
        wanted = item.line and not item.excerpt and (item.path in opened or item.path.endswith(".yaml"))
        if wanted and item.path not in texts:
            try:
                texts[item.path] = (options.root / item.path).read_text(encoding="utf-8").split("\n")
            except (OSError, ValueError):
                texts[item.path] = []
        line = texts[item.path][item.line - 1] if wanted and item.line <= len(texts[item.path]) else ""
        quoted.append(msgspec.structs.replace(item, excerpt=line[:200]) if line and not scan(line)[0] else item)
    return quoted


def _compared(found: CheckResult, options: Options, since: str) -> Report:
    """The report with what the comparison with a Git revision adds. Raises UsageError."""
    import msgspec

    from generator.build.since import unrecorded
    from generator.checks.wording import worded

    site = found.site
    assert site is not None
    folders = options.content or tuple(options.root / name for name in site.config.content)
    more = [
        worded(item, config=site.config, strict=options.strict, language=options.language)
        for item in unrecorded(site, folders, since)
    ]
    shown = sorted({*found.report.diagnostics, *(item for item in more if item)})
    return msgspec.structs.replace(found.report, diagnostics=tuple(shown))


def _remember(report: Report, options: Options, *, quiet: bool) -> None:
    """Write the baseline: what it has already and still holds, and what is new; never what has to be mended."""
    from generator.checks import rules
    from generator.content.baseline import write_baseline

    found = [*report.old, *(item for item in report.diagnostics if not rules.every()[item.code].fixed)]
    left = len(report.diagnostics) + len(report.old) - len(found)
    more = f"；另有 {left} 个不能记入（字段写错、可能泄露等），请逐个改正" if left else ""
    click.echo(f"已把 {write_baseline(options.root, found)} 个问题记入基线{more}", err=quiet)
