"""``gongkai bulletin``: drafts of the bulletin on the work of openness and of the notices to single offices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from generator.commands._options import chosen, site_options

if TYPE_CHECKING:
    import datetime

    from generator.build.pipeline import CheckResult
    from generator.checks.bulletin import OfficeRecord


@click.command(short_help="起草政务公开工作通报和督促函，由人审定后发布。")
@site_options
@click.option("--period", "wanted", required=True, metavar="时期", help="哪一期：2026、2026-Q3 或 2026-09。")
@click.option("--agency", default="", metavar="机关", help="只起草给这个机关的督促函。")
@click.option("--to", "folder", required=True, metavar="文件夹", help="草稿放进哪个文件夹，已有的文件不覆盖。")
def COMMAND(wanted: str, agency: str, folder: str, **given: Any) -> int:
    """按公开责任和检查结果起草：全县的工作通报一份，给每个有未公开、晚公开的机关督促函一份，写明机关、规则和依据。

    都是草稿（draft: true），不会发布；由人核对、修改、签发后，去掉草稿标记。
    """
    from pathlib import Path

    from generator.build.pipeline import check
    from generator.commands._settled import readable_whole
    from generator.model.diagnostic import UsageError

    options = chosen(**given)
    found = check(options, settled=True)
    if readable_whole(found) is None:
        return 2
    assert found.site is not None
    name, key, span = _span(wanted, found.site.today)
    offices = _offices_of(found, agency, span)
    target = Path.cwd() / folder
    if target.exists() and not target.is_dir():
        raise UsageError(f"{folder} 不是文件夹", "写一个文件夹")
    drafts = dict(_drafts(found, offices, name, key, whole=not agency))
    taken = [draft for draft in drafts if (target / draft).exists()]
    target.mkdir(parents=True, exist_ok=True)
    for draft, text in drafts.items():
        if draft not in taken:
            (target / draft).write_text(text, encoding="utf-8", newline="\n")
    for draft in taken:
        click.echo(f"没有覆盖已有的 {folder}/{draft}", err=True)
    click.echo(f"已起草 {len(drafts) - len(taken)} 份，放在 {folder}；都是草稿，由人审定后发布")
    return 1 if taken else 0


def _span(wanted: str, today: datetime.date) -> tuple[str, str, tuple[datetime.date, datetime.date]]:
    """What the period is called, in words and in names of files, its first and last day; of one that still runs,
    today. Raises UsageError."""
    from generator.model.diagnostic import UsageError
    from generator.model.duty import PeriodUnit
    from generator.model.duty_terms import period_of_value
    from generator.model.field_types.period import FORM, check, said
    from generator.model.kind import Field
    from generator.model.misfit import UnfitValue

    try:
        value = check(wanted, Field("period", "时期"))
    except UnfitValue:
        raise UsageError(f"时期写的是“{wanted}”", f"写成 {FORM}") from None
    unit: PeriodUnit = "季度" if "Q" in value else "月" if "-" in value else "年"
    period = period_of_value(unit, value)
    if period is None or period.first > today:
        raise UsageError(f"{said(value)}还没有开始", "写一个已经开始的时期")
    return said(value), value.lower(), (period.first, min(period.last, today))


def _offices_of(found: CheckResult, agency: str, span: tuple[datetime.date, datetime.date]) -> tuple[OfficeRecord, ...]:
    """What each did, or one alone. Raises UsageError for an agency that is not there or owes nothing."""
    from generator.base.close_names import instead
    from generator.checks.bulletin import records
    from generator.checks.public_findings import public_findings
    from generator.model.diagnostic import UsageError
    from generator.model.duty_evidence import county_offices

    site = found.site
    assert site is not None
    assert found.library is not None
    county = county_offices(site.vocabularies.agencies.terms, site.config.site) | {""}
    told = [pair for pair in public_findings(site, found.of_published.diagnostics, found.library.roots) if pair[1]]
    made = records(site.duties.cells, site.readable, told, span, county)
    if not agency:
        return made
    agencies = site.vocabularies.agencies
    meant = agencies.find(agency)
    if meant is None:
        raise UsageError(f"没有机关“{agency}”", instead(agencies.offered(agency)))
    own = tuple(one for one in made if one.holder.id == meant.id)
    if not own:
        raise UsageError(f"{meant.name}自己没有公开责任，它的算在县级", "写别的机关，或者不写 --agency")
    return own


def _drafts(
    found: CheckResult, offices: tuple[OfficeRecord, ...], name: str, period: str, *, whole: bool
) -> list[tuple[str, str]]:
    """(file name, text) of each draft."""
    from generator.checks import rules
    from generator.checks.bulletin import county_text, notice_text
    from generator.model.duty import COUNTY

    site = found.site
    assert site is not None
    laws = {code: rule.basis for code, rule in rules.every().items()}
    drafts = []
    if whole:
        title = f"{site.config.site.jurisdiction}{name}政务公开工作通报"
        body = county_text(title, offices, site.duties.cells, name, site.base_url)
        drafts.append((f"tongbao-{period}.md", _document(found, title, body)))
    for one in offices:
        if one.blamed and one.holder.owing != COUNTY:
            title = f"关于督促{one.holder.name}做好政务公开工作的函（{name}）"
            body = notice_text(one, name, site.today, site.base_url, laws)
            drafts.append((f"ducu-{period}-{one.holder.id}.md", _document(found, title, body)))
    return drafts


def _document(found: CheckResult, title: str, body: str) -> str:
    """A draft as a document: what nobody but its signer can know stays empty."""
    import yaml

    site = found.site
    assert site is not None
    front = {
        "title": title,
        "domain": "",
        "subject": "",
        "publish_date": site.today.isoformat(),
        "classification": "主动公开",
        "agency": site.config.site.organiser if site.vocabularies.agencies.find(site.config.site.organiser) else "",
        "draft": True,
    }
    head = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{body}"
