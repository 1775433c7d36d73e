"""``gongkai import``: Word files, web pages, text and tables become documents, and what was changed is said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands._targets import chosen_files, domain_folder

if TYPE_CHECKING:
    from generator.authoring.importers import ImportedFile, ImportReport, Known


@click.command(short_help="导入 Word、网页、文本和表格。")
@click.argument("files", nargs=-1, required=True, metavar="文件或文件夹...")
@click.option(
    "--to", "folder", required=True, metavar="文件夹", help="写到哪个文件夹，如 content/shjz，也可以写领域的名称。"
)
@click.option("--agency", metavar="机关", help="发布机关的名称或编号。")
@click.option("--simplify", is_flag=True, help="繁体转为简体。")
@click.option("--dry-run", is_flag=True, help="只说会怎样，不写文件。")
@click.option(
    "--as", "kind", type=click.Choice(["tasks", "catalogue"]), help="tasks：分解任务；catalogue：公开事项目录表。"
)
@click.option("--domain", metavar="领域", default="", help="目录表没有写领域时，是哪个领域的。")
@click.option("--config", metavar="文件", default="config.yaml", help="站点配置，用来对照领域、主题和机关。")
def COMMAND(
    files: tuple[str, ...],
    folder: str,
    agency: str | None,
    simplify: bool,
    dry_run: bool,
    kind: str | None,
    domain: str,
    config: str,
) -> int:
    """把 Word、网页、文本、表格导入为 Markdown 文件。不认识的内容不会编造，留空等您填写；不覆盖已有文件。

    给的是文件夹，就导入里面所有的文件，下级文件夹照旧；Hugo、Hexo、Jekyll、VuePress 网站的文件夹也可以。

    --as tasks 把方案里带“（牵头单位：…；落实单位：…）”的条目分解为任务，写成 content/_data/matters 里的一个文件。

    --as catalogue 把标准指引或各县的公开事项目录表（Excel、Word）变成 content/_data/catalogue 里每个领域的目录。
    """
    from generator.authoring.importers import import_files

    here = Path.cwd()
    paths, empty = chosen_files(files, here)
    for name in empty:
        click.secho(f"没有文件符合 {name}", fg="red", bold=True)
    known, roots = _known(here / config)
    if kind == "tasks":
        return _tasks(paths, here / folder, known, dry_run=dry_run) or bool(empty)
    if kind == "catalogue":
        return _catalogues(paths, here / folder, known, domain, dry_run=dry_run) or bool(empty)
    target, told = domain_folder(folder, here, roots, known)
    if told:
        click.secho(told, fg="yellow")
    report = import_files(paths, to=target, agency=agency, dry_run=dry_run, simplify=simplify, known=known)
    for item in report.files:
        _tell(item, here, dry_run=dry_run)
    _tell_left(report, here)
    _tell_duplicates(report)
    return 1 if report.refused or empty or not report.files else 0


def _tasks(paths: Sequence[Path], folder: Path, known: Known, *, dry_run: bool) -> int:
    from generator.authoring.duty_notes import import_tasks

    refused = False
    for path in paths:
        made = import_tasks(path, folder, known, dry_run=dry_run)
        refused |= made.refusal != ""
        if made.refusal:
            click.secho(f"没有导入  {path.name}：{made.refusal}", fg="red", bold=True)
            continue
        done = "将写入" if dry_run else "已写入"
        click.secho(f"{path.name} → {done} {made.target.name}：{made.count} 项任务", bold=True)
        if made.unknown:
            names = "、".join(made.unknown)
            click.secho(f"  {len(made.unknown)} 个单位不在机关目录里，改成目录里的名称后才能发布：{names}", fg="yellow")
    return 1 if refused else 0


def _catalogues(paths: Sequence[Path], folder: Path, known: Known, domain: str, *, dry_run: bool) -> int:
    from generator.authoring.catalogue_tables import import_catalogue

    failed = False
    for path in paths:
        made = import_catalogue(path, folder, known, domain=domain, dry_run=dry_run)
        for reason in made.refused:
            click.secho(f"没有导入  {path.name}：{reason}", fg="red", bold=True)
        for file in made.files:
            if file.refusal:
                click.secho(f"没有写  {file.target.name}：{file.refusal}", fg="red", bold=True)
                continue
            done = "将写入" if dry_run else "已写入"
            click.secho(f"{path.name} → {done} {file.target.name}：{file.count} 个事项", bold=True)
            for line in file.told:
                click.secho(f"  {line}", fg="yellow")
            if file.unnamed:
                click.secho(f"  事项没有名称，写上 name 才能发布：{file.unnamed}", fg="red")
        for line in made.left:
            click.secho(f"  没有带入{line}", fg="yellow")
        failed |= bool(made.refused) or any(file.refusal or file.unnamed for file in made.files)
        failed |= not (made.files or made.refused)
        if not made.files and not made.refused:
            click.secho(f"没有导入  {path.name}：里面没有表格", fg="red", bold=True)
    return 1 if failed else 0


def _known(config: Path) -> tuple[Known, list[Path]]:
    """The vocabularies of the site, as far as there is one: proposals then use its own names; its content folders."""
    from generator.authoring.importers import Known
    from generator.content.config import load_config
    from generator.content.pilot_domains import PILOT_DOMAINS
    from generator.content.vocabulary import load_vocabularies

    if not config.is_file():
        return Known(domains=PILOT_DOMAINS), []
    found, _ = load_config(config, config.name)
    folders = [config.parent / name for name in (found.content if found else ["content"])]
    words, _ = load_vocabularies((path, path.name) for path in folders)
    return Known(domains=words.domains.terms, subjects=words.subjects.terms, agencies=words.agencies.terms), folders


def _tell(item: ImportedFile, here: Path, *, dry_run: bool) -> None:
    name = item.source.relative_to(item.within) if item.within else item.source.name
    words = {"error": ("错误", "red"), "warning": ("注意", "yellow"), "info": ("说明", "blue")}
    if item.target is None:
        click.secho(f"没有导入  {name}", fg="red", bold=True)
    else:
        done = "将写入" if dry_run else "已写入"
        target = item.target.relative_to(here) if item.target.is_relative_to(here) else item.target
        click.secho(f"{name} → {done} {target}", bold=True)
        if item.title:
            click.echo(f"  标题：{item.title}")
    for change in item.changes:
        samples = f"，如：{'、'.join(change.samples[:3])}" if change.samples else ""
        click.echo(f"  整理：{change.step} {change.count} 处{samples}")
    for notice in item.notices:
        word, colour = words[notice.level]
        click.echo(f"  {click.style(word, fg=colour)}：{notice.message}")
        if notice.hint:
            click.echo(f"    → {notice.hint}")
    if item.target is not None and item.missing:
        click.secho(f"  待填：{'、'.join(item.missing)}（填好之前不能发布）", fg="yellow")


def _tell_left(report: ImportReport, here: Path) -> None:
    """The files of folders of which nothing was made and that no text names, by reason."""
    reasons: dict[str, list[str]] = {}
    for path, why in report.left:
        shown = path.relative_to(here) if path.is_relative_to(here) else path
        reasons.setdefault(why or "不是能导入的格式，也没有文档用到", []).append(str(shown))
    for why, names in reasons.items():
        more = f" 等 {len(names)} 个" if len(names) > 20 else ""
        click.secho(f"没有带入（{why}）：{'、'.join(names[:20])}{more}", fg="yellow")
    if not report.files and not report.refused:
        click.secho("没有可以导入的文件", fg="red", bold=True)


def _tell_duplicates(report: ImportReport) -> None:
    for pair in report.duplicates:
        click.secho(f"\n{pair.first} 与 {pair.second} 是同一份文件：相同 {pair.ratio:.1%}", fg="yellow", bold=True)
        for number, difference in enumerate(pair.differences[:20], 1):
            click.echo(f"  {number}. {difference}")
        if len(pair.differences) > 20:
            click.echo(f"  另有 {len(pair.differences) - 20} 处不同")
