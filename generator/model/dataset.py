"""A document of the kind 数据集 -> how it stands in the opening plan, how far it is open, and how often it is renewed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal

from generator.model.document import Document

OPEN, CONDITIONAL, CLOSED = "无条件开放", "有条件开放", "不予开放"
DEGREES = (OPEN, CONDITIONAL, CLOSED)
"""开放方式 (国发〔2015〕50号 三（一）: what is opened, under which conditions, and what is not)."""
PRIORITIES = {"民生保障": "livelihood", "公共服务": "services", "市场监管": "market"}
"""Fields whose data come first (中办发〔2016〕8号 十), each with its word in addresses."""

State = Literal["opened", "planned", "overdue", "closed", "none"]
STATES: dict[State, str] = {
    "opened": "已开放",
    "planned": "计划开放",
    "overdue": "逾期未开放",
    "closed": "不予开放",
    "none": "未开放，未列计划",
}

FREQUENCIES: dict[str, tuple[str, str]] = {
    "实时": ("R/PT1S", "continuous"),
    "每日": ("R/P1D", "daily"),
    "每周": ("R/P1W", "weekly"),
    "每旬": ("R/P0.33M", "threeTimesAMonth"),
    "每半月": ("R/P0.5M", "semimonthly"),
    "每月": ("R/P1M", "monthly"),
    "每两月": ("R/P2M", "bimonthly"),
    "每季度": ("R/P3M", "quarterly"),
    "每半年": ("R/P6M", "semiannual"),
    "每年": ("R/P1Y", "annual"),
    "每两年": ("R/P2Y", "biennial"),
    "每三年": ("R/P3Y", "triennial"),
    "不定期": ("irregular", "irregular"),
}
"""更新周期 -> ISO 8601 repeating interval, and the word of Dublin Core's list of frequencies (purl.org/cld/freq)."""
_SAME = {"每天": "每日", "每季": "每季度", "每年度": "每年", "每学年": "每年", "按需": "不定期", "每年一次": "每年"}


def degree(row: Document) -> str:
    """开放方式; what says nothing is open to everybody, as every public document is."""
    return str(row.fields.get("openness") or OPEN)


def has_data(row: Document) -> bool:
    """Whether there is anything to be had: files, rows, or an interface."""
    return bool(row.attachments or row.rows or row.fields.get("access_url"))


def state_of(row: Document, today: datetime.date) -> State:
    """How a dataset stands: what is there says it, never a label. Data under conditions are open once one may apply."""
    if degree(row) == CLOSED:
        return "closed"
    if has_data(row) or (degree(row) == CONDITIONAL and row.fields.get("apply_url")):
        return "opened"
    planned = planned_day(row)
    if planned is None:
        return "none"
    return "overdue" if today > planned else "planned"


def planned_day(row: Document) -> datetime.date | None:
    """计划开放日期: the last day by which the plan opens it."""
    day = row.fields.get("planned_date")
    return day if isinstance(day, datetime.date) else None


def frequency(row: Document) -> tuple[str, str]:
    """(ISO 8601 interval, Dublin Core's word) of 更新周期; ("", "") where it is said in other words."""
    said = str(row.fields.get("update_cycle", "")).strip()
    return FREQUENCIES.get(_SAME.get(said, said), ("", ""))


def changed(row: Document) -> datetime.date:
    """The day on which a document last changed."""
    days = (row.publish_date, row.updated, *(item.date for item in row.corrections))
    return max(day for day in days if day)


def period(row: Document) -> tuple[str, str]:
    """数据起止: ISO days, "" for what is not said."""
    first, last = row.fields.get("covers_from"), row.fields.get("covers_to")
    return str(first or ""), str(last or "")


def in_plan(rows: Sequence[Document], today: datetime.date) -> list[Document]:
    """The datasets that the plan names, and those that have nothing and stand in no plan: what is overdue first, then
    by day; what is open already last."""
    order: dict[State, int] = {"overdue": 0, "planned": 1, "none": 2, "opened": 3}
    states = {row.id: state_of(row, today) for row in rows}
    shown = [row for row in rows if states[row.id] in order and (planned_day(row) or states[row.id] == "none")]
    return sorted(shown, key=lambda row: (order[states[row.id]], str(planned_day(row)), row.id))
