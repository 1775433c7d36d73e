"""``gongkai inspect``: how the site stands to an index of inspection on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    from pathlib import Path

    from generator.build.pipeline import CheckResult
    from generator.checks.inspection import InspectionResult
    from generator.model.index import InspectionIndex
    from generator.model.options import Options


@click.command(short_help="按检查指标自查网站，列出不符合的和谁来改。")
@site_options
@click.option(
    "--index", "wanted", default="2019", metavar="编号或文件", help="检查指标：2019、本县的编号，或一个 YAML 文件。"
)
@click.option("--report", "target", default="", metavar="文件", help="另写一份报告：.md，或可以打印的 .html。")
def COMMAND(wanted: str, target: str, **given: Any) -> int:
    """按检查指标自查：每项指标符合、不符合，还是要人工检查；不符合的列出在哪里、谁来改、怎么改。

    有单项否决的指标不符合时，退出码为 1。--date 按哪一天检查。
    """
    from generator.build.pipeline import check
    from generator.commands._offices import offices_of
    from generator.commands._settled import readable_whole

    options = chosen(**given)
    path = _target(target, options)
    found = check(options, settled=True)
    if readable_whole(found) is None:
        return 2
    assert found.library is not None
    result = _inspected(_index(wanted, found), found)
    offices = offices_of(result_paths(result), found, options.root)
    _tell(result, offices)
    if path:
        _write(result, found, offices, path)
        click.echo(f"已写好 {target}", err=True)
    return 1 if result.vetoes else 0


def result_paths(result: InspectionResult) -> set[str]:
    """The files that findings of a result stand in."""
    return {item.path for one in result.items for item in one.diagnostics}


def _inspected(index: InspectionIndex, found: CheckResult) -> InspectionResult:
    """An inspection of what a build would publish."""
    from generator.checks.inspection import inspect_site
    from generator.checks.public_findings import public_findings

    assert found.site is not None and found.library is not None
    public = [item for item, _ in public_findings(found.site, found.of_published.diagnostics, found.library.roots)]
    return inspect_site(index, found.site.duties.cells, public, found.site.config)


def _index(wanted: str, found: CheckResult) -> InspectionIndex:
    """The index of that id, or in that file. Raises UsageError."""
    from pathlib import Path

    from generator.base.close_names import instead
    from generator.model.diagnostic import UsageError

    assert found.site is not None
    known = found.site.vocabularies.indices
    index = known.by_id.get(wanted) or known.find(wanted)
    if index is not None:
        return index
    path = Path.cwd() / wanted
    if not path.is_file():
        raise UsageError(f"没有检查指标“{wanted}”", f"{instead(known.offered(wanted))}；也可以写一个 YAML 文件")
    return _from_file(path, wanted, found)


def _from_file(path: Path, shown: str, found: CheckResult) -> InspectionIndex:
    from generator.base.patterns import lazy_re
    from generator.checks import rules
    from generator.checks.wording import worded
    from generator.content.indices import read_index, unknown_names
    from generator.content.text import read_text
    from generator.model.diagnostic import ContentError

    assert found.site is not None
    text, unfit = read_text(path)
    faults = [*unfit]
    name = lazy_re(r"[^a-z0-9_-]+").sub("-", path.stem.lower()).strip("-") or "index"
    index = None
    if text is not None:
        index, wrong = read_index(name, (shown, text))
        faults = [*faults, *wrong]
    if index is not None:
        faults = [*faults, *unknown_names(index, found.site.vocabularies.duties.by_id, shown)]
    if index is None or faults:
        told = (worded(rules.finding(fault), config=found.site.config) for fault in faults)
        raise ContentError(tuple(item for item in told if item))
    return index


def _tell(result: InspectionResult, offices: dict[str, str]) -> None:
    from generator.checks.inspection_report import places_of, verdict
    from generator.model.index import BROKEN

    part = None
    for one in result.items:
        if one.item.part != part:
            part = one.item.part
            click.secho(part or "指标", bold=True)
        lost = f"  扣 {one.lost}/{one.item.points} 分" if one.item.points and one.verdict == BROKEN else ""
        count = f"  {one.count} 处" if one.count else ""
        colour = {"符合": "green", "不符合": "red"}.get(one.verdict)
        click.echo(f"  {click.style(one.verdict, fg=colour)}  {one.item.name}{count}{lost}")
        if one.verdict == BROKEN:
            for who, what, state, due, _ in [*places_of(one, offices)][:3]:
                click.echo(f"      {who}：{what}，{state}{f'，最迟 {due}' if due else ''}")
            click.echo(f"      → {one.item.next or '逐处改正'}")
        elif one.item.manual and one.verdict != "符合":
            click.echo(f"      {one.item.manual}")
    click.echo("")
    click.secho(f"{result.index.name}：{verdict(result)}", bold=True)


def _target(target: str, options: Options) -> Path | None:
    """Where the report goes. Raises UsageError for what is no report's place."""
    from pathlib import Path

    from generator.model.diagnostic import UsageError

    if not target:
        return None
    path = Path.cwd() / target
    if path.suffix.lower() not in (".md", ".html", ".htm"):
        raise UsageError(f"报告不能写成 {target}", "文件名以 .html 或 .md 结尾，例如 --report zicha.html")
    if path.is_dir():
        raise UsageError(f"{target} 是文件夹", "写一个文件名，例如 --report baogao/zicha.html")
    within = (*options.content, options.root / "content")
    if any(path.resolve().is_relative_to(folder.resolve()) for folder in within):
        raise UsageError(f"{target} 在内容文件夹里，会被当作文件", "写到内容文件夹以外")
    return path


def _write(result: InspectionResult, found: CheckResult, offices: dict[str, str], path: Path) -> None:
    from generator.base.files import write_atomic
    from generator.checks.inspection_report import report
    from generator.commands._printable import printable

    assert found.site is not None
    text = report(result, found.site.config.site.name, found.site.today, offices)
    path.parent.mkdir(parents=True, exist_ok=True)
    html = path.suffix.lower() != ".md"
    write_atomic(path, (printable(text) if html else text).encode())
