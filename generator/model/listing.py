"""清单的一行: one power, duty, fee or service of a list, with the days on which it came and went."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import msgspec

COLUMNS = {
    "code": ("编码", "事项编码", "权力编码", "项目编码", "编号", "代码"),
    "name": ("名称", "事项名称", "权力名称", "项目名称", "服务事项", "收费项目"),
    "category": ("类别", "事项类型", "权力类型", "类型"),
    "basis": ("依据", "设定依据", "实施依据", "收费依据", "文件依据"),
    "subject": ("实施主体", "主体", "实施机关", "责任单位", "执收单位"),
    "valid_from": ("生效日期", "实施日期"),
    "valid_to": ("失效日期", "取消日期"),
    "reason": ("调整原因", "原因", "调整理由"),
}
"""Columns that every list shares: English key -> the words that mean the same,
the first of which heads the page's table."""


class ListRow(msgspec.Struct, frozen=True, array_like=True):
    """One row. valid_to: the last day on which it held; reason: why it was changed or ended. more: other columns, by
    their heading. line: in the data file, 1-based."""

    name: str
    code: str = ""
    category: str = ""
    basis: str = ""
    subject: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    reason: str = ""
    more: tuple[tuple[str, str], ...] = ()
    line: int = 0

    @property
    def key(self) -> str:
        """What stays the same from one version of the list to the next."""
        return self.code or self.name


class ListingChange(msgspec.Struct, frozen=True, array_like=True):
    """调整记录的一条. what: 增加, 调整 or 取消."""

    date: datetime.date
    what: str
    row: ListRow


def changes(rows: Iterable[ListRow], valid_from: datetime.date | None) -> tuple[ListingChange, ...]:
    """The adjustments that a list's own rows tell of, newest first.
    valid_from: from when this version of the list holds.

    A row that came later than the version was added; one with a reason but no end was changed;
    one with an end was ended.
    """
    rows = tuple(rows)
    starts = [row.valid_from for row in rows if row.valid_from]
    base = valid_from or (min(starts) if starts else None)
    differences: list[ListingChange] = []
    for row in rows:
        if row.valid_to:
            differences.append(ListingChange(row.valid_to, "取消", row))
        elif row.valid_from and row.reason:
            differences.append(ListingChange(row.valid_from, "调整", row))
        elif row.valid_from and base and row.valid_from > base:
            differences.append(ListingChange(row.valid_from, "增加", row))
    return tuple(sorted(differences, key=lambda item: (-item.date.toordinal(), item.row.key, item.what)))
