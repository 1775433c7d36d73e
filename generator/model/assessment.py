"""考核结果: the rows of an assessment -> what each agency got, added up from its items, never typed in."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import msgspec

from generator.model.document import Document
from generator.model.register import RegisterRow


class AssessedAgency(msgspec.Struct, frozen=True):
    """An agency (its id) with its items in the order of the file. full, score: sums over them."""

    agency: str
    rows: tuple[RegisterRow, ...]
    full: Decimal
    score: Decimal


def assessed(document: Document) -> tuple[AssessedAgency, ...]:
    """The agencies of an assessment, in the order in which they first stand in the file."""
    found: dict[str, list[RegisterRow]] = {}
    for row in document.rows:
        found.setdefault(row["agency"], []).append(row)
    return tuple(
        AssessedAgency(agency, tuple(rows), _sum(row["full"] for row in rows), _sum(row["score"] for row in rows))
        for agency, rows in found.items()
    )


def amount(text: str) -> Decimal:
    """The number in a cell; 0 for what is none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def year_of(document: Document) -> int:
    """Which year an assessment is of."""
    return int(document.fields.get("year") or document.publish_date.year)


def _sum(cells: Iterable[str]) -> Decimal:
    return sum(map(amount, cells), Decimal(0))
