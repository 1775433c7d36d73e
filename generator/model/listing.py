"""调整记录: when rows of a list came, changed and ended, as the list itself tells, and as two versions of it differ."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import msgspec

from generator.model.register import Register, RegisterRow, called


class ListingChange(msgspec.Struct, frozen=True, array_like=True):
    """调整记录的一条. what: 增加, 调整 or 取消."""

    date: datetime.date
    what: str
    row: RegisterRow


def changes(rows: Iterable[RegisterRow], valid_from: datetime.date | None) -> tuple[ListingChange, ...]:
    """The adjustments that a list's own rows tell of, newest first.
    valid_from: from when this version of the list holds.

    A row that came later than the version was added; one with a reason but no end was changed;
    one with an end was ended.
    """
    days = [(row, row.day("valid_from"), row.day("valid_to")) for row in rows]
    base = valid_from or min((start for _, start, _ in days if start), default=None)
    differences: list[ListingChange] = []
    for row, start, end in days:
        if end:
            differences.append(ListingChange(end, "取消", row))
        elif start and row["reason"]:
            differences.append(ListingChange(start, "调整", row))
        elif start and base and start > base:
            differences.append(ListingChange(start, "增加", row))
    return tuple(sorted(differences, key=lambda item: (-item.date.toordinal(), called(item.row), item.what)))


class RowDifference(msgspec.Struct, frozen=True, array_like=True):
    """How one row differs between two versions. what: 增加, 变更 or 删去. before, after: None where there is none.
    cells: of a changed row, (heading, before, after) of each cell that differs."""

    what: str
    key: str
    before: RegisterRow | None
    after: RegisterRow | None
    cells: tuple[tuple[str, str, str], ...] = ()


def differences(
    register: Register, before: Sequence[RegisterRow], after: Sequence[RegisterRow]
) -> tuple[RowDifference, ...]:
    """What the later of two versions has that the earlier had not, has otherwise, and has no more, in the order of the
    later one. Rows without a key are known by all their cells."""
    old, new = ({_key(register, row): row for row in rows} for rows in (before, after))
    told: list[RowDifference] = []
    for key, row in new.items():
        known = old.get(key)
        if known is None:
            told.append(RowDifference("增加", key, None, row))
        elif cells := _altered(register, known, row):
            told.append(RowDifference("变更", key, known, row, cells))
    gone = (RowDifference("删去", key, row, None) for key, row in old.items() if key not in new)
    return (*told, *gone)


def _key(register: Register, row: RegisterRow) -> str:
    return register.key_of(row) or " ".join((*row.cells.values(), *(text for _, text in row.more)))


def _altered(register: Register, before: RegisterRow, after: RegisterRow) -> tuple[tuple[str, str, str], ...]:
    heads = [(column.name, before[column.key], after[column.key]) for column in register.columns]
    old, new = dict(before.more), dict(after.more)
    heads += [(name, old.get(name, ""), new.get(name, "")) for name in dict.fromkeys((*old, *new))]
    return tuple(item for item in heads if item[1] != item[2])
