"""``gongkai check``: every problem of the content, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

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
    "--since",
    default="",
    metavar="版本",
    help="与 Git 里的这个版本相比：目录改了而没有记沿革的，公开的正文、附件改了而没有说明的。",
)
@click.option("--history", is_flag=True, help="发布日期与 Git 里放进文件的提交相比，早得太多的提醒。")
@click.option("--links", is_flag=True, help="打开外部链接看是否还在（慢；要能上网）。")
@click.option("--agency", default="", metavar="机关", help="只列这个机关的文件的问题，名称、简称或编号。")
@click.option(
    "--reports", "folder", default="", metavar="文件夹", help="另给每个机关写一份报告，放进这个文件夹，可以分别发送。"
)
def COMMAND(
    form: str,
    write_baseline: bool,
    since: str,
    history: bool,
    links: bool,
    agency: str,
    folder: str,
    **given: Any,
) -> int:
    """检查全部内容，一次列出所有问题，按机关排列。有错误时退出码为 1。"""
    from importlib import import_module

    from generator.build.pipeline import check
    from generator.commands._offices import offices_of

    options = chosen(**given)
    if form == "text":
        from generator.commands._console import Console

        with Console() as console:
            found = check(options, console)
    else:
        found = check(options)
    report = _compared(found, options, since, history=history, links=links) if found.site else found.report
    if write_baseline:
        _remember(report, options, quiet=form != "text")
        return 0
    report = _with_themes(report, found, options)
    if agency:
        report = _of_agency(report, found, agency, options.root)
    shown = _quoted(report.diagnostics, found, options)
    if folder:
        _write_reports(shown, found, options, folder)
    offices = (
        offices_of((item.path for item in shown), found, options.root)
        if form in ("text", "github") and not agency
        else {}
    )
    import_module(f"generator.checks.reporters.{form}").show(
        shown, accepted=report.accepted, known=report.known, **({"offices": offices} if offices else {})
    )
    if found.site is None:
        return 2  # nothing of the content could be looked at: it is the configuration that is wrong
    return 1 if report.failed else 0


def _quoted(diagnostics: Sequence[Diagnostic], found: CheckResult, options: Options) -> list[Diagnostic]:
    """Diagnostics of stages that saw no text, with their line: of open documents and data files,
    and nothing private."""
    import msgspec

    from generator.base.files import read_plain
    from generator.checks.detectors.scan import scan
    from generator.checks.detectors.uncovered import CODE
    from generator.model.redaction import may_redact

    opened = {row.source for row in found.site.public} if found.site else set()
    opened -= {item.path for item in diagnostics if item.code == CODE}
    texts: dict[str, list[str]] = {}
    quoted = []
    for item in diagnostics:
        wanted = item.line and not item.excerpt and (item.path in opened or item.path.endswith(".yaml"))
        if wanted and item.path not in texts:
            try:
                text = read_plain(options.root / item.path).decode("utf-8")
                texts[item.path] = [] if may_redact(text) else text.split("\n")
            except (OSError, ValueError):
                texts[item.path] = []
        line = texts[item.path][item.line - 1] if wanted and item.line <= len(texts[item.path]) else ""
        quoted.append(msgspec.structs.replace(item, excerpt=line[:200]) if line and not scan(line)[0] else item)
    return quoted


def _write_reports(diagnostics: Sequence[Diagnostic], found: CheckResult, options: Options, folder: str) -> None:
    """A file for each office that has something to mend; those of an earlier check are taken away."""
    from pathlib import Path

    from generator.base.files import write_atomic
    from generator.checks.office_reports import NOBODYS, reports
    from generator.commands._offices import offices_of

    if found.library is None:
        return
    agencies = found.library.vocabularies.agencies.terms
    target = Path.cwd() / folder
    made = reports(diagnostics, offices_of((item.path for item in diagnostics), found, options.root), agencies)
    target.mkdir(parents=True, exist_ok=True)
    for old in (NOBODYS, *(agency.id for agency in agencies)):
        (target / f"{old}.txt").unlink(missing_ok=True)
    for name, text in made.items():
        write_atomic(target / f"{name}.txt", text.encode())
    click.echo(f"已写好 {len(made)} 份报告：{folder}", err=True)


def _of_agency(report: Report, found: CheckResult, name: str, root: Path) -> Report:
    """The part of a report that one office has to mend. Raises UsageError for an office that is not there."""
    import msgspec

    from generator.base.close_names import instead
    from generator.commands._offices import offices_of
    from generator.model.diagnostic import UsageError

    if found.library is None:
        return report
    agencies = found.library.vocabularies.agencies
    agency = agencies.find(name)
    if agency is None:
        raise UsageError(f"没有机关“{name}”", instead(agencies.offered(name)))
    offices = offices_of((item.path for item in report.diagnostics), found, root)
    own = tuple(item for item in report.diagnostics if offices.get(item.path) == (agency.short or agency.name))
    return msgspec.structs.replace(report, diagnostics=own)


def _compared(found: CheckResult, options: Options, since: str, *, history: bool, links: bool) -> Report:
    """The report with what Git and the web add. Raises UsageError."""
    import msgspec

    from generator.build.changed_texts import backdated, silently_changed
    from generator.build.outside_links import outside_findings
    from generator.build.since import unrecorded
    from generator.build.vanished_rows import vanished_rows
    from generator.checks.wording import worded

    site = found.site
    assert site is not None
    folders = options.content or tuple(options.root / name for name in site.config.content)
    ways = (unrecorded, silently_changed, vanished_rows) if since else ()
    told = [item for way in ways for item in way(site, folders, since)]
    days = site.config.integrity.backdated_days
    told += backdated(site, folders, days) if history and days else ()
    told += outside_findings(site, folders, options.state_root / "links.json") if links else ()
    if not told:
        return found.report
    more = [worded(item, config=site.config, strict=options.strict, language=options.language) for item in told]
    shown = sorted({*found.report.diagnostics, *(item for item in more if item)})
    return msgspec.structs.replace(found.report, diagnostics=tuple(shown))


def _with_themes(report: Report, found: CheckResult, options: Options) -> Report:
    """The report with what readers would see of mistakes in the site's own themes."""
    if found.site is None:
        return report
    import msgspec

    from generator.build.runtime import theme_places
    from generator.theme.forking.report import seen_by_citizens

    agencies = found.site.vocabularies.agencies.terms
    worn = sorted({found.site.config.theme, *(agency.theme for agency in agencies if agency.theme)})
    told = seen_by_citizens(
        worn, options.root, theme_places(options.root), strict=options.strict, language=options.language
    )
    return msgspec.structs.replace(report, diagnostics=tuple(sorted({*report.diagnostics, *told}))) if told else report


def _remember(report: Report, options: Options, *, quiet: bool) -> None:
    """Write the baseline: what it has already and still holds, and what is new; never what has to be mended."""
    from generator.checks import rules
    from generator.content.baseline import write_baseline

    found = [*report.old, *(item for item in report.diagnostics if not rules.every()[item.code].fixed)]
    left = len(report.diagnostics) + len(report.old) - len(found)
    more = f"；另有 {left} 个不能记入（字段写错、可能泄露等），请逐个改正" if left else ""
    click.echo(f"已把 {write_baseline(options.root, found)} 个问题记入基线{more}", err=quiet)
