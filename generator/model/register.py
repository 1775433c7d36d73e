"""登记簿: a table that a document carries, as data: its columns, and what its rows must agree in (design 16).

The registers are one file each in ``generator/model/registers/``; a county adds its own in ``_data/registers/``, of the
same shape. A kind, the type of a list or a document says which of them its rows are of; the rows are a file beside the
document, so that classification, the gate and admission treat a register as they treat any document.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

import msgspec

from generator.model.agreement import Agreement, agreement
from generator.model.kind import Field, by_name

_SEVERAL = re.compile(r"[、，,;；\s]+")
_UNFIT = re.compile(r"[^\w〔〕.-]+")
FEW, MANY = 20, 200
"""Rows of which a document's page is no place to look for one; rows that a page can hold on a telephone."""
TOTALS = ("合计", "总计", "共计")
"""What a row is called that sums up the others."""


class RegisterColumn(Field, frozen=True, omit_defaults=True):
    """One column: a field whose value is a cell. required: an empty cell is an error; asked: a warning.

    needs: another column that must be filled where this one is. until: the document's field whose day is the last that
    may stand here. within: the document's field that lists all words of the column, so that nothing else can stand
    there. link: what a cell names: a document of a kind (the kind's id), any ("document"), an "item" of the catalogue,
    an "agency", "domain" or "subject", which are written by id or name. mask: how what is
    personal is shown (``model/masks.py``); it is nowhere shown otherwise. filtered: readers can choose by its values.
    term: how long after this day the row is to be public
    (7个工作日内).
    """

    asked: bool = False
    needs: str = ""
    until: str = ""
    within: str = ""
    link: str = ""
    mask: str = ""
    filtered: bool = False
    term: str = ""


class Carry(msgspec.Struct, frozen=True):
    """What one period leaves is what the next begins with. closing, opening: columns of amounts. along: the column of
    periods, in whose order rows follow each other. by: columns that tell apart whose accounts they are."""

    closing: str
    opening: str
    along: str
    by: tuple[str, ...] = ()


class Register(msgspec.Struct, frozen=True, dict=True):
    """One register.

    key: the columns whose values no two rows share. open: further columns are kept as they stand. agree: what each row
    must be, such as "期末余额 = 期初余额 + 收入 - 支出" (``model/agreement.py``). rounded: amounts are rounded, so that sums
    may differ by half a unit of their last place for each. total: the column in which 合计 stands in the row that sums
    up the others. tree: the column of codes of which 201 sums up 20101 and 20102. gapless: the key ends in numbers
    that follow each other without a gap. carry: what goes from one period to the next. fresh: days after which the
    document that carries it is stale; 0 for never. owed_by: kind of agencies of which each is to have one (部门, 村). unit: what a row counts as (件, 项).
    """

    id: str
    name: str
    columns: tuple[RegisterColumn, ...] = ()
    key: tuple[str, ...] = ()
    doc: str = ""
    basis: str = ""
    aliases: tuple[str, ...] = ()
    order: int = 200
    open: bool = False
    agree: tuple[str, ...] = ()
    rounded: bool = False
    total: str = ""
    tree: str = ""
    gapless: bool = False
    carry: Carry | None = None
    fresh: int = 0
    owed_by: str = ""
    unit: str = "项"

    @cached_property
    def named(self) -> Mapping[str, RegisterColumn]:
        """Columns under each of their names."""
        return by_name(self.columns)  # type: ignore[return-value]

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """What each row must be."""
        read = (agreement(text, {name: column.key for name, column in self.named.items()}) for text in self.agree)
        return tuple(item for item in read if item)

    @cached_property
    def masks(self) -> Mapping[str, str]:
        """Key of a column -> how its cells are masked; of those that are."""
        return {column.key: column.mask for column in self.columns if column.mask}

    @cached_property
    def amounts(self) -> tuple[str, ...]:
        """Columns of numbers."""
        return tuple(column.key for column in self.columns if column.type in ("number", "integer"))

    @property
    def schema(self) -> str:
        """What the schema of its rows is called."""
        return self.id or "rows"

    def name_of(self, key: str) -> str:
        """What a column is called."""
        return next((column.name for column in self.columns if column.key == key), key)

    def key_of(self, row: RegisterRow) -> str:
        """What stays the same of a row from one version to the next, "" where it has none."""
        return " ".join(filter(None, (row[key] for key in self.key)))

    def sums_up(self, row: RegisterRow) -> bool:
        """Whether a row is the sum of others."""
        return bool(self.total) and "".join(row[self.total].split()) in TOTALS


PLAIN = Register(id="", name="明细", open=True)
"""Rows of no register: a table as it stands."""


class RegisterRow(msgspec.Struct, frozen=True, array_like=True):
    """One row: key of a column -> its value in one form (days as 2026-03-01, names as ids, yes as 是, amounts without
    commas), where it has one. line: in the file, 1-based. more: other columns, by their heading, in their order."""

    cells: dict[str, str]
    line: int
    more: tuple[tuple[str, str], ...] = ()

    def __getitem__(self, key: str) -> str:
        """The value of a column, or ""."""
        return self.cells.get(key, "")

    def day(self, key: str) -> datetime.date | None:
        """The value of a column of dates."""
        value = self.cells.get(key)
        return datetime.date.fromisoformat(value) if value else None

    def __hash__(self) -> int:
        return hash((self.line, *self.cells.values()))


def contradictions(
    register: Register, row: RegisterRow, last: Mapping[str, datetime.date]
) -> Iterator[tuple[str, str]]:
    """What in a row cannot be together: (column, what it should be). last: column -> the day that it is not after."""
    for key, limit in last.items():
        day = row.day(key)
        if day and day > limit:
            yield key, f"不晚于头部写的 {limit}"
    for column in register.columns:
        if column.needs and row[column.key] and not row[column.needs]:
            yield column.key, f"空着，或先填{register.name_of(column.needs)}"
    for item in register.agreements:
        told = item.breach(row.cells, register.name_of, rounded=register.rounded)
        if told:
            yield item.left, told


def repeated(register: Register, rows: Iterable[RegisterRow]) -> Iterator[tuple[RegisterRow, RegisterRow]]:
    """Rows whose key an earlier one has, with that one."""
    first: dict[str, RegisterRow] = {}
    for row in rows:
        key = "" if register.sums_up(row) else register.key_of(row)
        known = first.setdefault(key, row)
        if known is not row and key:
            yield row, known


def parts_of(value: str) -> Iterator[str]:
    """What a cell names, where it names several."""
    yield from filter(None, _SEVERAL.split(value))


def called(row: RegisterRow) -> str:
    """What a row of a list is known by."""
    return row["code"] or row["name"]


def anchor_of(register: Register, row: RegisterRow) -> str:
    """The id of a row in a page, which stays while its key does."""
    named = called(row) if "valid_to" in register.named else ""  # one person may be called as another is
    key = register.key_of(row) or named or str(row.line)
    return "hang-" + _UNFIT.sub("-", key)


def in_order(register: Register, rows: Iterable[RegisterRow], key: str, *, down: bool = False) -> list[RegisterRow]:
    """Rows in the order of a column: amounts by their size; those without a value, and sums, stay last."""
    rows = tuple(rows)
    held = [row for row in rows if row[key] and not register.sums_up(row)]
    held.sort(key=lambda row: Decimal(row[key]) if key in register.amounts else row[key], reverse=down)
    return [*held, *(row for row in rows if not row[key] or register.sums_up(row))]
