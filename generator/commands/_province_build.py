"""``gongkai province build``: the counties of province.yaml, one task each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from generator.province.job import CountyResult
    from generator.province.portal.outcome import PortalOutcome


@click.command(name="build", short_help="生成各县的网站。")
@click.argument("file", metavar="province.yaml")
@click.option(
    "--scheduler",
    default="",
    metavar="地址",
    help="Dask 调度程序的地址，例如 tcp://10.0.0.1:8786；不写就用本机的进程。",
)
@click.option("--only", multiple=True, metavar="县", help="只生成这个县（编号），可以写多次。")
@click.option(
    "--workers",
    type=click.IntRange(0, 64),
    default=0,
    metavar="数",
    help="不写 --scheduler 时用几个进程，默认按处理器。",
)
@click.option("--date", "day", default="", metavar="年-月-日", help="按哪一天生成，默认今天（北京时间）。")
@click.option("--force", is_flag=True, help="没有变化的县也生成，不用上次留下的数据。")
@click.option("--no-search", "search", flag_value=False, default=True, help="不生成检索索引。")
@click.option(
    "--without-memory",
    "anyhow",
    multiple=True,
    metavar="县",
    help="这个县的缓存丢了也发布：有错误的文件会从网站上消失。",
)
@click.option("--report", default="", metavar="文件", help="结果写到哪里（JSON），默认 .gongkai/province-report.json。")
def BUILD(
    file: str,
    scheduler: str,
    only: tuple[str, ...],
    workers: int,
    day: str,
    force: bool,
    search: bool,
    anyhow: tuple[str, ...],
    report: str,
) -> int:
    """各县的网站一起生成，只做有变化的。一个县出错，别的县照常；出错的县网站仍为上次的样子，最后列出来，退出码为 1。province.yaml 写了 portal 的，最后生成全省门户。"""
    import time

    from generator.commands._province_shown import ProvinceConsole
    from generator.province.cluster import workforce
    from generator.province.counties import RunChoices, exit_code, jobs_of, left_over, remember, shared_out
    from generator.province.portal.outcome import attempted, portal_of
    from generator.province.report import write_report
    from generator.province.run import ProvinceRun
    from generator.province.settings_file import read_province

    begun = time.monotonic()
    read = read_province(Path.cwd() / file)
    province, planned = read.province, portal_of(read)
    choices = RunChoices(date=_day(day), only=only, anyhow=anyhow, force=force, search=search)
    jobs = jobs_of(read, choices)
    names = {job.county: job.name for job in jobs}
    with workforce(scheduler, workers=workers, patience=province.patience, attempts=province.attempts) as cluster:
        threads = sum(worker.threads for worker in cluster.workers() or ())
        pages = f"，进度也可以在浏览器里看：{cluster.dashboard}" if cluster.dashboard else ""
        click.echo(f"{province.name}：{len(jobs)} 个县，{threads} 个工作进程{pages}")
        with ProvinceConsole(names) as console:
            run = ProvinceRun(cluster, patience=province.patience, attempts=province.attempts, watcher=console)
            results = run.results(shared_out(read, jobs, threads))
    portal = attempted(planned, choices.date) if planned else None
    _tell(results, names, portal)  # before anything of the run is written down: a full disk hides nothing of it
    if gone := left_over(read):
        click.secho(
            f"不在 province.yaml 里了：{'、'.join(gone)}。网站、检索索引和缓存没有动；不要的，照 docs/province.md 删去",
            fg="yellow",
        )
    remember(read, results)
    path = Path.cwd() / report if report else read.root / ".gongkai" / "province-report.json"
    seconds = time.monotonic() - begun
    write_report(path, results, names, day=choices.date, seconds=seconds, portal=portal)
    click.echo(f"用时：{seconds:.1f} 秒；结果：{path}")
    return exit_code(results, portal)


def _day(written: str) -> str:
    """The day that is meant, or today, as ISO. Raises UsageError."""
    from generator.base.dates import parse_day, today
    from generator.model.diagnostic import UsageError

    try:
        return (parse_day(written) if written else today()).isoformat()
    except ValueError:
        raise UsageError(f"日期写的是“{written}”", "写成 2026-03-01 这样") from None


def _tell(results: list[CountyResult], names: Mapping[str, str], portal: PortalOutcome | None) -> None:
    """The last words: all counties where somebody watches, then what is to be mended."""
    import sys

    from generator.commands._province_shown import final_table
    from generator.province.portal.outcome import NAME, lines_of
    from generator.province.report import WORDS, summary_of, wrong_of

    if sys.stdout.isatty():
        from rich.console import Console

        Console().print(final_table(results, names, portal))
    for result in results:
        wrong = wrong_of(result)
        if wrong:
            click.secho(f"{names[result.county]}（{result.county}）", fg="red", bold=True)
        for line in wrong:
            click.echo(f"  {line}")
        for note in result.notes:
            click.echo(f"  {names[result.county]}说明：{note}")
    if portal is not None:
        click.secho(f"{NAME}：{WORDS[portal.outcome]}，{portal.output}", fg=None if portal.well else "red", bold=True)
        for line in lines_of(portal):
            click.echo(f"  {line}")
    well = not any(map(wrong_of, results)) and (portal is None or portal.well)
    click.secho(summary_of(results), fg="green" if well else "yellow")
