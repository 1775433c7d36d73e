"""The rules of inspections, evaluations and grave incidents, each with what it looks for."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.library import Library
from generator.model.lifecycle import moment

STATES = ("未整改", "整改中", "已整改")
"""How what an inspection found stands."""


def findings(library: Library) -> Findings:
    """Findings of inspections whose state is none, and rectifications that leave one of them out."""
    for row in library.by_kind.get("inspection", ()):
        for name, state in _pairs(row, "findings"):
            if state not in STATES:
                yield at(row, "findings", name=name, value=state, states="、".join(STATES))


def unanswered(library: Library) -> Findings:
    """Rectifications that do not say of each finding how it stands."""
    for row in library.by_kind.get("rectification", ()):
        other = library.by_id.get(str(row.fields.get("of", "")))
        said = {name for name, state in _pairs(row, "states") if state in STATES}
        asked = [name for name, _ in _pairs(other, "findings")] if other and other.kind == "inspection" else []
        left = [name for name in asked if name not in said]
        if left:
            yield at(row, "states", names="、".join(left))


def own_evaluations(library: Library) -> Findings:
    """Evaluations by those who did what is evaluated."""
    agencies = library.vocabularies.agencies
    for row in library.by_kind.get("evaluation", ()):
        evaluator = agencies.find(str(row.fields.get("evaluator", "")))
        evaluated = {other.agency for other in map(library.by_id.get, row.fields.get("of", ())) if other}
        course = library.courses.of(row)
        evaluated |= set(course.matter.lead) if course else set()
        if evaluator and (evaluator.id in evaluated or row.fields.get("of_openness")):
            yield at(row, "evaluator", name=evaluator.name)


def first_news(library: Library) -> Findings:
    """Incidents whose time of day is not known, so that no clock of hours can be kept."""
    for row in library.by_kind.get("incident", ()):
        occurred = moment(row.fields.get("occurred_at"))
        grave = row.fields.get("level") in ("特别重大", "重大")
        timed = occurred is not None and occurred.time() != datetime.time()
        if grave and not (timed and row.publish_time):
            yield at(row, "publish_date" if timed else "occurred_at", name="发布日期" if timed else "发生时间")


def _pairs(row: Document | None, key: str) -> Iterator[tuple[str, str]]:
    for name, value in row.fields.get(key, ()) if row else ():
        yield str(name), str(value)


RULES = (
    entry(
        "SUP-STATE 发现的问题没有写整改状态",
        """
        督查、审计发现的每个问题，都写明整改状态：未整改、整改中、已整改。

        错误示例：
        ```md
        kind: inspection
        form: 督查
        period: 2026年上半年
        findings: {泊位未划线: 正在研究} ←
        rectify_by: 2026-12-30
        ```

        正确示例（其余同上）：
        ```md
        findings: {泊位未划线: 整改中}
        ```
        """,
        level="warning",
        check=findings,
        message="“{name}”的整改状态是“{value}”",
        hint="写其中一个：{states}",
        english=("the state of {name} is {value}", "write one of {states}"),
        basis="中办发〔2016〕8号（五）",
    ),
    entry(
        "SUP-OPEN 整改情况没有答复全部问题",
        """
        整改情况要与原来的问题一一对应，不能只写已经改好的。

        错误示例：
        ```md ducha.md
        title: 关于2026年上半年督查情况的通报
        kind: inspection
        form: 督查
        period: 2026年上半年
        findings: {泊位未划线: 整改中, 指南未更新: 整改中}
        rectify_by: 2026-12-30
        ```
        ```md
        publish_date: 2026-06-01
        kind: rectification
        of: ducha
        states: {泊位未划线: 已整改} ←
        ```

        正确示例（其余同上）：
        ```md
        states: {泊位未划线: 已整改, 指南未更新: 整改中}
        ```
        """,
        level="warning",
        check=unanswered,
        message="没有写这些问题的整改状态：{names}",
        hint="逐项补上",
        english=("nothing is said of {names}", "say how each stands"),
        basis="中办发〔2016〕8号（五）",
    ),
    entry(
        "SUP-SELF 自己评估自己",
        """
        第三方评估由执行单位以外的单位进行；评估政务公开工作（of_openness）的，不能是本县的机关。

        错误示例：
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        ```
        ```md fangan.md
        title: 关于冬季供水保障方案的通知
        agency: 岚清县示例局
        ```
        ```md
        publish_date: 2026-10-01
        agency: 岚清县示例局
        kind: evaluation
        evaluator: 岚清县示例局 ←
        method: 问卷
        scope: 2026年冬季
        finding: 供水平稳
        of: [fangan]
        ```

        正确示例（其余同上）：
        ```md
        evaluator: 岚清县统计学会
        ```
        """,
        level="warning",
        check=own_evaluations,
        message="评估单位“{name}”就是执行单位",
        hint="由其他单位评估；是自查的，改用进展情况（kind: progress）",
        english=("{name} evaluates what it did itself", "let somebody else evaluate"),
        basis="中办发〔2016〕8号（八）",
    ),
    entry(
        "RSP-TIME 重大突发事件没有写时刻",
        """
        特别重大、重大突发事件5小时内发布、24小时内举行新闻发布会，没有时刻就无从核对。

        错误示例：
        ```md
        publish_date: 2026-07-12 09:30
        kind: incident
        occurred_at: 2026-07-12 ←
        location: 青山镇
        level: 重大
        responsible: 岚清县应急管理局
        ```

        正确示例（其余同上）：
        ```md
        occurred_at: 2026-07-12 06:40
        ```
        """,
        level="warning",
        check=first_news,
        message="“{name}”没有写几时几分",
        hint="日期后面写时间，如 2026-07-12 06:40",
        english=("no time of day is given", "write the time after the date"),
        basis="国办发〔2016〕61号",
    ),
)
