"""The result of an inspection -> a report in Chinese, as Markdown: what is broken, where, who mends it and how."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.base.plain_markdown import plain
from generator.checks.inspection import InspectedItem, InspectionResult
from generator.model.index import BROKEN, BY_HAND


def report(result: InspectionResult, site: str, today: datetime.date, offices: dict[str, str]) -> str:
    """The whole report. site: its name. offices: path of a file -> short name of the office whose it is."""
    return "\n".join(_lines(result, site, today, offices)) + "\n"


def verdict(result: InspectionResult) -> str:
    """The result in a sentence."""
    kept, whole = result.points
    points = f"，得分 {kept}/{whole}" if whole else ""
    if result.vetoes:
        return f"不合格：{len(result.vetoes)} 项单项否决不符合{points}"
    return f"{'合格' if result.passed else '不合格'}{points}"


def _lines(result: InspectionResult, site: str, today: datetime.date, offices: dict[str, str]) -> Iterator[str]:
    index = result.index
    yield f"# {plain(site)}自查报告"
    yield ""
    yield f"对照：{plain(index.name)}{f'（{index.basis}）' if index.basis else ''}  "
    yield f"日期：{today.isoformat()}  "
    yield f"结果：**{verdict(result)}**"
    yield ""
    yield "| 部分 | 指标 | 结果 | 处数 | 分值 | 扣分 |"
    yield "|---|---|---|---:|---:|---:|"
    for one in result.items:
        item = one.item
        mark = "（单项否决）" if item.veto and item.part != "单项否决" else ""
        points = (str(item.points), str(one.lost)) if item.points else ("", "")
        count = str(one.count) if one.verdict != BY_HAND else ""
        yield f"| {_cell(item.part)} | {_cell(item.name)}{mark} | {one.verdict} | {count} | {points[0]} | {points[1]} |"
    broken = [one for one in result.items if one.verdict == BROKEN]
    if broken:
        yield ""
        yield "## 要改正的"
    for one in broken:
        yield from _broken(one, offices)
    by_hand = [one for one in result.items if one.item.manual]
    if by_hand:
        yield ""
        yield "## 要人工检查的"
        yield ""
        yield from (f"- {plain(one.item.name)}：{plain(one.item.manual)}" for one in by_hand)


def _broken(one: InspectedItem, offices: dict[str, str]) -> Iterator[str]:
    item = one.item
    yield ""
    yield f"### {plain(item.name)}"
    yield ""
    law = f"依据：{item.basis}。" if item.basis else ""
    allowed = f"最多允许 {item.allowed} 处，" if item.allowed else ""
    yield f"{allowed}现有 {one.count} 处。{law}怎么办：{plain(item.next) or '逐处改正'}。"
    yield ""
    yield "| 谁 | 什么 | 现状 | 最迟 | 怎么办 |"
    yield "|---|---|---|---|---|"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in sorted(places_of(one, offices)))


def places_of(one: InspectedItem, offices: dict[str, str]) -> Iterator[tuple[str, str, str, str, str]]:
    """Each thing that counts against an item: who, what, how it stands, until when it was due, what to do."""
    for cell in one.cells:
        due = cell.due.isoformat() if cell.due else ""
        yield cell.holder.name, f"{cell.period.label}{cell.duty.name}", cell.state, due, cell.duty.next
    for found in one.diagnostics:
        where = f"{found.path} 第 {found.line} 行" if found.line else found.path or "整个网站"
        yield offices.get(found.path, "全县"), where, f"{found.code} {found.message}", "", found.hint
    for key in one.unsaid:
        yield "全县", f"config.yaml 的 {key}", "没有写", "", "在 config.yaml 里写上"


def _cell(text: str) -> str:
    return plain(text)
