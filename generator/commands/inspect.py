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

    options = chosen(**given)
    found = check(options)
    if found.site is None or found.library is None:
        from generator.checks.reporters.text import show

        show(found.report.diagnostics)
        return 2
    result = _inspected(_index(wanted, found), found)
    offices = offices_of(result_paths(result), found, options.root)
    _tell(result, offices)
    if target:
        _write(result, found, offices, target)
    return 1 if result.vetoes else 0


def result_paths(result: InspectionResult) -> set[str]:
    """The files that findings of a result stand in."""
    return {item.path for one in result.items for item in one.diagnostics}


def _inspected(index: InspectionIndex, found: CheckResult) -> InspectionResult:
    """An inspection of what is public: what is wrong in drafts and withheld files is nobody's to see."""
    from generator.checks.inspection import inspect_site

    assert found.site is not None
    opened = {row.source for row in found.site.public}
    public = [item for item in found.report.diagnostics if item.path in opened or not item.path.endswith(".md")]
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
    from generator.content.indices import read_index, unknown_duties
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
        faults = [*faults, *unknown_duties(index, found.site.vocabularies.duties.by_id, shown)]
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


def _write(result: InspectionResult, found: CheckResult, offices: dict[str, str], target: str) -> None:
    from pathlib import Path

    from generator.base.files import write_atomic
    from generator.checks.inspection_report import report
    from generator.commands._printable import printable

    assert found.site is not None
    text = report(result, found.site.config.site.name, found.site.today, offices)
    path = Path.cwd() / target
    path.parent.mkdir(parents=True, exist_ok=True)
    html = path.suffix.lower() in (".html", ".htm")
    write_atomic(path, (printable(text) if html else text).encode())
    click.echo(f"已写好 {target}", err=True)
