"""指标: what a plan or a task set out to reach, and what was reached, period by period (国办发〔2016〕80号 一（五）1)."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import msgspec

from generator.base.charts import Chart, ChartColumn, number_of
from generator.base.shares import per_mille

TITLE = "目标与实际"
COLUMNS = {
    "name": ("指标", "指标名称", "名称"),
    "period": ("时期", "期间", "年度"),
    "unit": ("单位", "计量单位"),
    "target": ("目标", "目标值", "计划"),
    "actual": ("实际", "实际值", "完成值"),
    "direction": ("方向",),
    "note": ("说明", "来源", "备注"),
}
"""Key -> the headings that mean it; the first is the one that readers see."""
DIRECTIONS = ("越高越好", "越低越好")
REACHED, SHORT, UNKNOWN = "已达到", "未达到", "暂无实际数"


class Indicator(msgspec.Struct, frozen=True, array_like=True):
    """One row. target, actual: as written; ``actual`` is "" while it is not known. direction: one of ``DIRECTIONS``."""

    name: str
    period: str
    unit: str
    target: str
    actual: str = ""
    direction: str = DIRECTIONS[0]
    note: str = ""

    @property
    def falling(self) -> bool:
        """Whether less is better (逆指标)."""
        return self.direction == DIRECTIONS[1]

    @property
    def state(self) -> str:
        """Whether the target is reached; ``UNKNOWN`` without an actual figure."""
        target, actual = number_of(self.target), number_of(self.actual)
        if target is None or actual is None:
            return UNKNOWN
        reached = actual <= target if self.falling else actual >= target
        return REACHED if reached else SHORT

    @property
    def completion(self) -> str:
        """完成率, "102.0%": what was reached of the target; of an indicator that is to fall the target of what was
        reached. "" where one of them is missing, or not above zero, so that a share would say nothing."""
        target, actual = number_of(self.target), number_of(self.actual)
        if target is None or actual is None:
            return ""
        part, whole = (target, actual) if self.falling else (actual, target)
        if target <= 0 or whole <= 0 or part < 0:
            return ""
        per_cent, tenth = divmod(per_mille(Fraction(part), Fraction(whole)), 10)
        return f"{per_cent}.{tenth}%"

    @property
    def label(self) -> str:
        """Name, unit and period in one."""
        return f"{self.name}（{'，'.join(part for part in (self.unit, self.period) if part)}）"


def latest(rows: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Rows of several documents, oldest document first -> each indicator of each period once, as it was told last."""
    told: dict[tuple[str, str], Indicator] = {}
    for row in rows:
        told[row.name, row.period] = row
    return tuple(told.values())


def chart_of(rows: Iterable[Indicator]) -> Chart | None:
    """How far each indicator has come, against the target, with all that is known of it; None for no rows."""
    rows = tuple(rows)
    if not rows:
        return None
    columns = (
        ChartColumn("目标", tuple(row.target for row in rows), drawn=False),
        ChartColumn("实际", tuple(row.actual or UNKNOWN for row in rows), drawn=False),
        ChartColumn("完成率", tuple(row.completion or row.state for row in rows)),
        ChartColumn("情况", tuple(row.state for row in rows), drawn=False, number=False),
        *(ChartColumn(name, texts, drawn=False, number=False) for name, texts in _words(rows)),
    )
    return Chart("bar", TITLE, "指标", tuple(row.label for row in rows), columns, "100%", "目标")


def _words(rows: tuple[Indicator, ...]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Columns of words that tell anything."""
    lower = tuple(row.direction if row.falling else "" for row in rows)
    notes = tuple(row.note for row in rows)
    return ((name, texts) for name, texts in (("方向", lower), ("说明", notes)) if any(texts))
