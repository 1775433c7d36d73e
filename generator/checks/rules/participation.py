"""The rules of public participation: hearings, observers of meetings, surveys; each with what it looks for."""

from __future__ import annotations

import datetime

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.library import Library

NOTICE = datetime.timedelta(days=7)
"""A hearing is announced at least so long before (重大行政决策程序暂行条例 第十六条)."""


def hearings(library: Library) -> Findings:
    """Hearings that were announced later than seven days before."""
    for row in library.by_kind.get("hearing", ()):
        held = row.fields.get("held_date")
        if isinstance(held, datetime.date) and row.publish_date > held - NOTICE:
            yield at(row, "held_date", day=str(row.publish_date), held=str(held), due=str(held - NOTICE))


def observers(library: Library) -> Findings:
    """Meetings with observers that nobody was asked to attend beforehand."""
    for row in library.by_kind.get("meeting", ()):
        if not row.fields.get("observers"):
            continue
        call, held = library.by_id.get(str(row.fields.get("observer_call", ""))), row.fields.get("held_date")
        if call is None or (isinstance(held, datetime.date) and call.publish_date >= held):
            yield at(row, "observers", held=str(held))


def surveys(library: Library) -> Findings:
    """Surveys that are over and of which no result is told."""
    for row in library.by_kind.get("survey", ()):
        ends = row.fields.get("ends")
        told = row.fields.get("finding") or row.attachments
        if isinstance(ends, datetime.date) and library.today > ends and not told:
            yield at(row, "ends", ends=str(ends))


RULES = (
    entry(
        "PAR-HEARING 听证公告晚于举行前7日",
        """
        听证会的时间、地点、材料和参加人的产生办法，应当在举行7日前公布。

        错误示例：
        ```md
        publish_date: 2026-09-14
        kind: hearing
        held_date: 2026-09-18 ←
        place: 岚清县政务服务中心
        chosen_by: 由报名者中抽签产生
        ```

        正确示例（其余同上）：
        ```md
        publish_date: 2026-09-10
        ```
        """,
        level="warning",
        check=hearings,
        message="听证会 {held} 举行，最迟应在 {due} 公布，而发布日期是 {day}",
        hint="核对日期；确实晚了的，推迟听证会，或在“例外”（exceptions）里写明原因和批准人",
        english=("the hearing on {held} was to be announced by {due}, and was on {day}", "check the dates"),
        basis="重大行政决策程序暂行条例第十六条",
    ),
    entry(
        "PAR-OBSERVERS 列席代表没有事先征集",
        """
        邀请利益相关方、群众代表、专家、媒体列席会议的，要在会前公告征集，并在会议公开里写明公告（observer_call）。

        错误示例：
        ```md
        publish_date: 2026-10-21
        kind: meeting
        held_date: 2026-10-20
        topics: 公共租赁住房管理办法
        observers: {群众代表: 4人, 专家: 2人} ←
        ```

        正确示例（其余同上）：
        ```md zhengji.md
        title: 关于征集县政府常务会议列席代表的公告
        publish_date: 2026-10-12
        ```
        ```md
        observer_call: zhengji
        ```
        """,
        level="warning",
        check=observers,
        message="{held} 的会议有列席代表，没有会前的征集公告",
        hint="发布征集公告，并在 observer_call 写它的编号",
        english=("the meeting on {held} had observers whom no notice called for", "name the notice in observer_call"),
        basis="国办发〔2019〕54号（八）",
    ),
    entry(
        "PAR-SURVEY 调查结束了没有公布结果",
        """
        民意调查结束后，要公布结果：写在 finding（调查结果），或把报告作附件。

        错误示例：
        ```md
        kind: survey
        starts: 2026-09-01
        ends: 2026-09-20 ←
        method: 随机入户访问
        ```

        正确示例（其余同上）：
        ```md
        finding: 七成受访者赞成方案二
        ```
        """,
        level="warning",
        check=surveys,
        message="调查 {ends} 结束，还没有公布结果",
        hint="写 finding，或附上调查报告",
        english=("the survey ended on {ends}, and no result is told", "write finding, or attach the report"),
    ),
)
