"""The rules of enforcement and supervision, each with what it looks for."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.checks.rules._row_examples import carrier, rows
from generator.model.diagnostic import Finding
from generator.model.document import OPEN
from generator.model.enforcement import counted, enforcing
from generator.model.library import Library
from generator.model.supervision import supervised

_SHOWN = 10


def profiles(library: Library) -> Findings:
    """Offices that enforce and do not say by what, where some do."""
    open_now = [row for row in library.rows if row.classification == OPEN and not row.draft and not row.withdrawn]
    own = {row.agency for row in open_now if row.kind == "enforcement"}
    words = library.vocabularies.agencies.by_id
    lacking = sorted(words[one].name for one in enforcing(open_now) - own if one in words) if own else []
    if lacking:
        names = "、".join(lacking[:_SHOWN]) + ("等" if len(lacking) > _SHOWN else "")
        yield Finding(values={"count": str(len(lacking)), "names": names})


def kinds(library: Library) -> Findings:
    """Offices whose counts leave out a kind."""
    carriers = [row for row in library.rows if row.register == "enforcement" and row.classification == OPEN]
    words = library.vocabularies.agencies.by_id
    for office in counted(carriers):
        document = next(row for row in reversed(carriers) if any(one["agency"] == office.agency for one in row.rows))
        if office.untold:
            name = words[office.agency].name if office.agency in words else office.agency
            yield at(document, "rows", name=name, kinds="、".join(office.untold))


def areas(library: Library) -> Findings:
    """Areas of supervision of which nothing new was told; the page of enforcement also names those that are blank."""
    days = library.vocabularies.inspection.supervision_days
    published = [row for row in library.published if row.kind == "supervision"]
    for area in supervised(published, library.today, days) if published else ():
        if area.latest and area.state == "超期":
            yield at(area.latest, "area", name=area.name, day=str(area.latest.publish_date), days=str(days))


_OFFICE = """
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        - {id: lingyiju, name: 岚清县另一局}
        ```"""
_PARTS = "\n\n        ".join(
    f"## {part}\n\n        略。" for part in ("职责权限", "执法依据", "裁量基准", "执法流程", "执法结果", "救济途径")
)
_COUNTS = carrier("岚清县2025年行政执法统计", "register: 行政执法统计", files=_OFFICE)
_TOLD = [f"岚清县示例局,{kind},2025,0" for kind in ("行政处罚", "行政强制", "行政征收", "行政给付", "行政确认")]


def _file(*lines: str) -> str:
    return rows(*lines, columns="执法机关,执法类别,时期,件数", file="mingxi.csv")


def _profile(name: str, agency: str) -> str:
    return f"""
        ```md {name}.md
        title: {agency}执法公示
        publish_date: 2026-10-12
        agency: {agency}
        kind: enforcement
        supervision_phone: 0000-5550100
        ---
        {_PARTS}
        ```"""


RULES = (
    entry(
        "ENF-PROFILE 有的执法机关还没有执法公示",
        f"""
        作出行政处罚、公开执法统计或者权力清单里有处罚、强制、检查等职权的机关，各有一份执法公示：职责权限、执法依据、裁量基准、执法流程、执法
        结果、救济途径。全县一份都还没有的，不提醒。

        错误示例： ←{_COUNTS}{_file(*_TOLD, "岚清县示例局,行政检查,2025,12")}{_profile("lingyiju", "岚清县另一局")}

        正确示例（其余同上）：{_profile("shiyanju", "岚清县示例局")}
        """,
        check=profiles,
        level="info",
        message="{count} 个执法机关还没有执法公示：{names}",
        hint="每个机关写一份 kind: 执法公示 的文件",
        english=("{count} enforcing offices have no profile: {names}", "write one each"),
        basis="国办发〔2018〕118号",
    ),
    entry(
        "ENF-KINDS 执法统计缺少类别",
        f"""
        处罚、强制、征收、给付、确认、检查六类都要公布，没有发生的写0：不写和没有发生，看的人分不清。

        错误示例：{_COUNTS.replace("rows: mingxi.csv", "rows: mingxi.csv ←")}{_file(*_TOLD)}

        正确示例（其余同上）：{_file(*_TOLD, "岚清县示例局,行政检查,2025,0")}
        """,
        check=kinds,
        level="warning",
        message="{name}的执法统计没有 {kinds}",
        hint="补上缺的类别，没有发生的件数写 0",
        english=("the counts of {name} leave out {kinds}", "add them, with 0 where there was none"),
        basis="国办发〔2018〕118号",
    ),
    entry(
        "SUP-STALE 监管领域没有更新",
        """
        安全生产、生态环境、食品药品等监管领域，每个都要有监管信息，并且常新。天数在 content/_data/inspection.yaml 的 supervision_days 里定；
        哪些领域还是空白的，看执法公示页（/enforcement/）。

        错误示例：
        ```md jianguan.md
        title: 岚清县安全生产监督检查情况
        publish_date: 2025-01-12
        kind: supervision
        area: 安全生产 ←
        ```

        正确示例（其余同上）：
        ```md jianguan.md
        publish_date: 2026-03-12
        ```
        """,
        check=areas,
        level="info",
        message="监管领域“{name}”最近一份是 {day} 的，超过 {days} 天没有更新",
        hint="发布 kind: 监管信息 的文件，写明监管领域",
        english=("nothing new of {name} since {day}", "publish what supervision found"),
        basis="中办发〔2016〕8号（六）",
    ),
)
