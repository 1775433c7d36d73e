"""``gongkai migrate``: a whole old site becomes documents, column by column as a person decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.authoring.importers import Known
    from generator.authoring.migration import Migration
    from generator.model.kind import Kind


@click.command(short_help="把整个旧网站迁移进来。")
@click.argument("folder", metavar="旧网站")
@click.option("--to", "target", required=True, metavar="文件夹", help="写到哪个内容文件夹，如 content。")
@click.option("--map", "mapping", default="migrate.yaml", metavar="文件", help="栏目对照表；没有时写一份请您填。")
@click.option("--report", default="migrate-report.md", metavar="文件", help="迁移报告写到哪里。")
@click.option("--workers", type=click.IntRange(0), default=0, metavar="个数", help="用几个进程，默认按处理器。")
@click.option("--config", metavar="文件", default="config.yaml", help="站点配置，用来对照领域、主题和机关。")
def COMMAND(folder: str, target: str, mapping: str, report: str, workers: int, config: str) -> int:
    """把旧网站的文章连附件迁移成文件。旧网站是 wget 抓取的文件夹、WARC 存档，或原系统导出的 CSV 表。

    第一次运行只读旧网站，写一份栏目对照表；填好以后再运行一次，才写文件。中断了再运行，接着做没有做完的。
    """
    from generator.authoring.migration import migrate
    from generator.authoring.migration.run import Places
    from generator.base.digest import digest
    from generator.commands._console import Console

    here = Path.cwd()
    site = here / config
    known, kinds = _known(site)
    old = (here / folder).resolve()
    root = site.parent
    places = Places(
        old=old,
        to=here / target,
        map=here / mapping,
        report=here / report,
        state=root / ".gongkai" / "migrate" / digest(str(old))[:12],
        left=(here / report).parent / "migrate-left",
        leads=(here / report).parent / "migrate-columns.conf",
    )
    with Console() as console:
        made = migrate(places, known, kinds, workers=workers, progress=console)
    _tell(made, mapping, report)
    return 0


def _known(config: Path) -> tuple[Known, Sequence[Kind]]:
    """The vocabularies of the site, as far as there is one, and its kinds of documents."""
    from generator.authoring.importers import Known
    from generator.content.config import load_config
    from generator.content.pilot_domains import PILOT_DOMAINS
    from generator.content.vocabulary import load_vocabularies
    from generator.model import kinds

    if not config.is_file():
        return Known(domains=PILOT_DOMAINS), kinds.built_in()
    found, _ = load_config(config, config.name)
    folders = [config.parent / name for name in (found.content if found else ["content"])]
    words, _ = load_vocabularies((path, path.name) for path in folders)
    known = Known(domains=words.domains.terms, subjects=words.subjects.terms, agencies=words.agencies.terms)
    return known, words.kinds.terms


def _tell(made: Migration, mapping: str, report: str) -> None:
    click.echo(
        f"旧网站有 {made.pages} 个网页，本次读了 {made.read} 个；合并分页、去掉重复，是 {made.articles} 篇文章。"
    )
    if made.first:
        click.secho(f"还没有写文件。请填写 {mapping}（栏目对照表），再运行一次同样的命令。", fg="yellow", bold=True)
    else:
        drafts = made.articles - made.ready
        click.secho(f"写了 {made.written} 份；可以发布 {made.ready} 份，缺必填项或不要的 {drafts} 份。", bold=True)
        if made.edited:
            click.echo(f"有人改过的 {made.edited} 份没有动。")
        click.echo("下一步：gongkai check，再用 gongkai check --write-baseline 记下旧文件原有的问题。")
    click.echo(f"详情见 {report}。")
