"""What a site itself can count of the figures of an annual report: normative documents, penalties, permits, and what an
office published of its enforcement."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping

import msgspec

from generator.model.document import Document
from generator.model.standing import NormativeRegister


class CountingScope(msgspec.Struct, frozen=True):
    """Whose documents are counted, of which year. agencies: ids. published: what is open to everybody. register: the
    normative documents among it."""

    agencies: frozenset[str]
    year: int
    published: tuple[Document, ...]
    register: NormativeRegister

    def of(self, rows: Iterable[Document]) -> list[Document]:
        """Those of the agencies."""
        return [row for row in rows if row.agency in self.agencies]

    @property
    def last_day(self) -> datetime.date:
        """31 December of the year."""
        return datetime.date(self.year, 12, 31)


class SiteCount(msgspec.Struct, frozen=True):
    """One count. said: what it counts. count: None where the site has nothing of the kind. complete: what differs of
    one agency is wrong in one of the two; else the site may lack some, and only more than the report says is wrong."""

    said: str
    count: Callable[[CountingScope], int | None]
    complete: bool = False


def _normative(scope: CountingScope) -> list[Document]:
    return scope.of(scope.register.documents)


def _written(row: Document) -> datetime.date:
    return row.written_date or row.publish_date


def _made(scope: CountingScope) -> int | None:
    own = _normative(scope)
    return sum(1 for row in own if _written(row).year == scope.year) if own else None


def _ended(scope: CountingScope) -> int | None:
    own = _normative(scope)
    days = [scope.register.of(row) for row in own]
    return sum(1 for one in days if one.ended and one.since and one.since.year == scope.year) if own else None


def _in_force(scope: CountingScope) -> int | None:
    """Those written until the year's end that had not ended by then; one that ended on a day nobody knows had."""
    own = [row for row in _normative(scope) if _written(row) <= scope.last_day]
    standings = (scope.register.of(row) for row in own)
    held = sum(1 for one in standings if not one.ended or (one.since is not None and one.since > scope.last_day))
    return held if own else None


def _penalties(scope: CountingScope) -> int | None:
    decided = [row.fields.get("decided_date") for row in scope.of(scope.published) if row.kind == "penalty"]
    return sum(1 for day in decided if isinstance(day, datetime.date) and day.year == scope.year) or None


def _permits(scope: CountingScope) -> int | None:
    rows = [one for row in scope.published if row.register == "permit_results" for one in row.rows]
    own = [one for one in rows if one["agency"] in scope.agencies and one["decided"].startswith(str(scope.year))]
    return len({one["number"] for one in own}) or None


def _told(kind: str) -> Callable[[CountingScope], int | None]:
    """What the offices' own counts of enforcement say."""

    def count(scope: CountingScope) -> int | None:
        rows = [one for row in scope.published if row.register == "enforcement" for one in row.rows]
        own = {
            one["agency"]: int(one["count"])
            for one in rows
            if one["agency"] in scope.agencies and one["period"] == str(scope.year) and one["enforcement_kind"] == kind
        }
        return sum(own.values()) if own else None

    return count


COUNTS: Mapping[str, SiteCount] = {
    "normative_made": SiteCount("本站本年成文的规范性文件", _made),
    "normative_ended": SiteCount("本站本年废止、失效的规范性文件", _ended),
    "normative_in_force": SiteCount("本站年末有效的规范性文件", _in_force),
    "penalties": SiteCount("本站公开的本年行政处罚决定", _penalties),
    "permits": SiteCount("本站公开的本年行政许可结果", _permits),
    "penalties_told": SiteCount("本年行政执法统计里的行政处罚", _told("行政处罚"), complete=True),
    "coercion_told": SiteCount("本年行政执法统计里的行政强制", _told("行政强制"), complete=True),
}
"""Name that a form's ``counted`` writes -> the count."""
