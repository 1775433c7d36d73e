"""The rules of training in openness: sums, who was sent, what was planned and not held, who has not had a turn."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.library import Library
from generator.model.training import PLAN, RECORD, ROUND, participants, training_years, turns

SHOWN = 10


def sums(library: Library) -> Findings:
    """Records whose people by agency do not add up to all of them."""
    for row in library.by_kind.get("training", ()):
        total = sum(count for _, count in participants(row))
        said = int(row.fields.get("trained") or 0)
        if row.fields.get("participants") and total != said:
            yield at(row, "participants", total=str(total), said=str(said))


def strangers(library: Library) -> Findings:
    """Records that count people of an agency that there is not, so that nobody's turn is counted."""
    agencies = library.vocabularies.agencies
    for row in library.by_kind.get("training", ()):
        for name, _ in participants(row):
            if agencies.find(name) is None:
                told = agencies.offered(name)
                yield at(row, "participants", value=name, near=told["near"], choices=told["choices"])


def unheld(library: Library) -> Findings:
    """Years that are over in which less was held than was planned, and last year without any training."""
    rows = library.by_kind.get("training", ())
    for year in training_years(rows):
        if year.year < library.today.year and year.held < year.planned:
            yield at(year.plans[0], "sessions", year=str(year.year), planned=str(year.planned), held=str(year.held))


def yearly(library: Library) -> Findings:
    """No class held since the beginning of last year, in a county that trains."""
    rows = library.by_kind.get("training", ())
    held = [year.year for year in training_years(rows) if year.held]
    last = library.today.year - 1
    if rows and (not held or held[0] < last):
        yield Finding(values={"year": str(last), "held": str(held[0]) if held else "没有"})


def unturned(library: Library) -> Findings:
    """Agencies of which fewer people than they have were trained within the round, once it has gone on so long."""
    rows = library.by_kind.get("training", ())
    records = [row for row in rows if row.fields.get("training_type") == RECORD]
    begun = min((year.year for year in training_years(records)), default=library.today.year)
    if library.today.year - begun < ROUND - 1:
        return
    every = turns(rows, library.vocabularies.agencies.terms, library.today.year)
    left = [f"{one.agency.short or one.agency.name}（{one.rate}）" for one in every if one.trained < one.staff]
    if left:
        names = "、".join(left[:SHOWN]) + ("等" if len(left) > SHOWN else "")
        yield Finding(values={"years": str(ROUND), "count": str(len(left)), "names": names})


def _record(day: str, trained: str, people: str, mark: str = "") -> str:
    return f"""
        ```md peixun.md
        title: 政务公开业务培训
        publish_date: {day}
        kind: training
        training_type: {RECORD}
        year: {day[:4]}
        held_date: {day}
        audience: 各单位政务公开工作人员
        trained: {trained}
        participants: {people}{mark}
        ```"""


def _plan(year: str, mark: str = "") -> str:
    return f"""
        ```md jihua.md
        title: {year}年政务公开培训计划
        publish_date: {year}-01-20
        kind: training
        training_type: {PLAN}
        year: {year}
        audience: 各单位政务公开工作人员
        sessions: 1{mark}
        ```"""


_STAFF = """
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局, staff: 4}
        ```"""

RULES = (
    entry(
        "TRN-SUM 各单位参训人数之和与总人数不符",
        f"""
        三年轮训的覆盖率按各单位参训人数计算，各单位人数相加应等于参训人数。

        错误示例：{_STAFF}{_record("2026-05-20", "3", "{岚清县示例局: 2人}", " ←")}

        正确示例（其余同上）：{_record("2026-05-20", "2", "{岚清县示例局: 2人}")}
        """,
        check=sums,
        level="warning",
        message="各单位人数相加是 {total}，参训人数写的是 {said}",
        hint="核对签到表，改正其中一个",
        english=("the agencies' people add up to {total}, not {said}", "correct one of them"),
    ),
    entry(
        "TRN-AGENCY 参训单位不在机关目录里",
        f"""
        单位写机关的名称、简称或编号，写错的不计入它的轮训覆盖。

        错误示例：{_STAFF}{_record("2026-05-20", "2", "{岚清县示列局: 2人}", " ←")}

        正确示例（其余同上）：{_record("2026-05-20", "2", "{岚清县示例局: 2人}")}
        """,
        check=strangers,
        level="warning",
        message="机关目录里没有“{value}”",
        hint="{near_hint}改成机关目录里的名称：{choices}",
        english=("no agency is called {value}", "use a name of agencies.yaml{near_en}"),
    ),
    entry(
        "TRN-PLAN 培训没有按计划举办",
        f"""
        过去的一年，举办的场次少于计划的场次。举办了没有公开记录的，补上记录。

        错误示例：{_STAFF}{_plan("2025", " ←")}{_record("2026-05-20", "2", "{岚清县示例局: 2人}")}

        正确示例（其余同上）：{_record("2025-05-20", "2", "{岚清县示例局: 2人}")}
        """,
        check=unheld,
        level="warning",
        message="{year}年计划办 {planned} 场，公开的记录有 {held} 场",
        hint="补上培训记录，或在计划里说明变动",
        english=("{year}: {planned} sessions planned, {held} on record", "publish the records"),
        basis="国办发〔2016〕80号 六（四）",
    ),
    entry(
        "TRN-YEAR 去年以来没有培训",
        f"""
        政务公开培训每年举办。只在已经公开过培训的县检查。

        错误示例： ←{_STAFF}{_record("2024-05-20", "4", "{岚清县示例局: 4人}")}

        正确示例（其余同上）：{_record("2026-05-20", "4", "{岚清县示例局: 4人}")}
        """,
        check=yearly,
        level="warning",
        message="{year}年以来没有培训记录，上一次：{held}",
        hint="举办培训并公开记录（kind: training）",
        english=("no training on record since {year}", "hold one and publish its record"),
        basis="中办发〔2016〕8号（十九）；国办发〔2016〕80号 六（四）",
    ),
    entry(
        "TRN-ROUND 三年轮训没有覆盖到",
        f"""
        三年内把从事政务公开的工作人员轮训一遍。人数按 agencies.yaml 的 staff，没有写的不检查；有三年的记录以后才检查。

        错误示例： ←{_STAFF}{_record("2024-05-20", "2", "{岚清县示例局: 2人}")}
        ```md peixun2.md
        title: 政务公开业务培训（二）
        publish_date: 2026-05-20
        kind: training
        training_type: 记录
        year: 2026
        audience: 各单位政务公开工作人员
        trained: 1
        participants: {{岚清县示例局: 1人}}
        ```

        正确示例（其余同上）：
        ```md peixun2.md
        trained: 2
        participants: {{岚清县示例局: 2人}}
        ```
        """,
        check=unturned,
        level="info",
        message="{years}年内没有轮训一遍的机关 {count} 个：{names}",
        hint="安排这些机关的工作人员参加培训；参加了的，在培训记录的 participants 里写上",
        english=("{count} agencies not trained within {years} years: {names}", "train them"),
        basis="中办发〔2016〕8号（十九）",
    ),
)
