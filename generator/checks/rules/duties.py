"""What the matrix of duties shows to be missing or late."""

from __future__ import annotations

from generator.checks.rule import entry
from generator.checks.rules._at import Findings, at
from generator.model.diagnostic import Finding
from generator.model.duty import LATE, MISSING, Duty
from generator.model.library import Library

SHOWN = 10
"""How many are named before 等."""
PERIODS = 4
"""How many periods are listed, the newest first."""


def missing(library: Library) -> Findings:
    """A finding for each duty that some have not met, where any that owe it on the same terms have."""
    matrix = library.duties
    for duty in matrix.duties:
        cells = matrix.of_duty(duty.id)
        if duty.fresh or _told(library, duty):
            continue
        begun = {debtor for debtor in duty.owed_by if any(c.documents and c.holder.owing in debtor.of for c in cells)}
        lacking: dict[str, list[str]] = {}
        for cell in cells:
            if cell.state == MISSING and duty.debtor(cell.holder.owing) in begun:
                lacking.setdefault(cell.period.label, []).append(cell.holder.name)
        if lacking:
            count = sum(map(len, lacking.values()))
            names = "；".join(_shortened(*pair) for pair in [*lacking.items()][:PERIODS])
            more = "；更早的不再列出" if len(lacking) > PERIODS else ""
            values = {"count": str(count), "what": duty.name, "names": names + more, "duty": duty.id}
            yield Finding(values=values)


def _shortened(period: str, names: list[str]) -> str:
    return f"{period} " * bool(period) + "、".join(names[:SHOWN]) + ("等" if len(names) > SHOWN else "")


def _told(library: Library, duty: Duty) -> bool:
    """Whether ROW-OWED says who has no such register."""
    registers = library.vocabularies.registers.by_id
    return not duty.period and any(registers[name].owed_by for name in duty.registers)


def late(library: Library) -> Findings:
    """The document that met a duty after its day, where no other rule says so."""
    for cell in library.duties.cells:
        if cell.state == LATE and not cell.duty.fresh and not cell.duty.told_by and cell.due and cell.day:
            row = cell.documents[min(cell.duty.least, len(cell.documents)) - 1]
            yield at(
                row,
                "publish_date",
                name=cell.holder.name,
                what=cell.period.label + cell.duty.name,
                due=str(cell.due),
                day=str(cell.day),
            )


_OFFICES = """
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        - {id: lingyiju, name: 岚清县另一局}
        ```"""
_GUIDE = """
        ```md zhinan.md
        title: 岚清县示例局政府信息公开指南
        agency: 岚清县示例局
        kind: disclosure
        disclosure_type: 指南
        ```"""
RULES = (
    entry(
        "DUTY-MISSING 有的单位没有公开应当公开的",
        f"""
        公开责任（gongkai explain 之外见 docs/duties.md）规定每个机关、每个领域、县级应当公开什么。这里列出过了最迟日期还没有公开的；
        没有期限的是长期应有的。一家都还没有公开的，网页和 gongkai inspect 上有，这里不提醒。

        错误示例： ←{_OFFICES}{_GUIDE}

        正确示例（其余同上）：
        ```yaml _data/excused.yaml
        - {{duty: 政府信息公开指南, of: 岚清县另一局, reason: 与示例局合署办公, approver: 县政府办公室}}
        - {{duty: 政府信息公开指南, of: 县, reason: 由各机关分别编制, approver: 县政府办公室}}
        ```
        """,
        check=missing,
        level="info",
        message="{what}有 {count} 处没有公开：{names}",
        hint="补上；不该由它公开的，在 content/_data/excused.yaml 里写明理由和批准人。全部情况见网页 /duties/{duty}/",
        english=("{count} cells of {what} are missing: {names}", "publish it, or excuse it with reason and approver"),
        basis="政府信息公开条例第四条、第四十六条",
    ),
    entry(
        "DUTY-LATE 按期公开的晚了",
        """
        公开责任里有最迟日期的，公开日期不能晚于它。年报、预决算晚了的，另有规则提醒，不在这里重复。

        错误示例：
        ```yaml _data/agencies.yaml
        - {id: shiyanju, name: 岚清县示例局}
        ```
        ```yaml _data/duties/jihua.yaml
        name: 年度工作计划
        doc: 每年一季度公开本年工作计划。
        documents: [notice]
        period: 年
        owed_by:
        - {of: 部门, by: 当年2月15日前}
        ```
        ```md jihua.md
        title: 岚清县示例局2026年工作计划
        publish_date: 2026-03-20 ←
        agency: 岚清县示例局
        ```

        正确示例（其余同上）：
        ```md jihua.md
        publish_date: 2026-02-10
        ```
        """,
        check=late,
        level="warning",
        message="{name}的{what}最迟应在 {due} 公开，而发布日期是 {day}",
        hint="核对发布日期；确实晚了的，以后提前准备",
        english=("{what} of {name} was due by {due}, published {day}", "check the date"),
        basis="政府信息公开条例第二十六条",
    ),
)
