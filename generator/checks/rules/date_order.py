"""DATE-ORDER 日期的先后不合情理。

发布不会早于成文，更新、更正、撤回不会早于发布，截止不会早于开始。起止颠倒的是错误，其余是警告。

错误示例：
```md
publish_date: 2026-03-02 ←
written_date: 2026-03-05
```

正确示例（其余同上）：
```md
written_date: 2026-02-27
updated: 2026-03-09
```
"""

from __future__ import annotations

import datetime

from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.kind import COMMON, Kind
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "“{later}”{day} 早于“{earlier}”{other}"
HINT = "核对这两个日期，改正写错的一个"
ENGLISH = ("{later_key} {day} lies before {earlier_key} {other}", "correct one of them")

PERIODS = (
    ("opens", "closes"),
    ("starts", "ends"),
    ("effective_date", "expiry_date"),
    ("valid_from", "valid_to"),
    ("covers_from", "covers_to"),
)
"""Pairs of a kind's fields that cannot be the other way round: an error."""
ORDER = (
    ("written_date", "publish_date"),
    ("publish_date", "updated"),
    ("publish_date", "withdrawn_date"),
    ("publish_date", "expires"),
)
"""(earlier, later) among the fields that every document may have."""
KIND_ORDER = (
    ("ends", "expires"),
    ("approved_date", "publish_date"),
    ("decided_date", "publish_date"),
    ("source_date", "publish_date"),
    ("written_date", "printed_date"),
)
"""(earlier, later) where a kind gives one of them."""


def check(library: Library) -> Findings:
    """Pairs of dates in the wrong order."""
    pairs = {kind.id: _pairs(kind) for kind in library.vocabularies.kinds.terms}
    for row in library.rows:
        day, written, updated, gone, ends = (
            row.publish_date,
            row.written_date,
            row.updated,
            row.withdrawn_date,
            row.expires,
        )
        if (written and written > day) or (updated and updated < day) or (gone and gone < day) or (ends and ends < day):
            for earlier, later in ORDER:
                yield from _pair(row, earlier, later, library)
        for item in row.corrections:
            if item.date < day:
                yield at(
                    row,
                    "corrections",
                    later="更正",
                    earlier="发布日期",
                    later_key="corrections",
                    earlier_key="publish_date",
                    day=str(item.date),
                    other=str(day),
                )
        if row.fields:
            for earlier, later in pairs[row.kind]:
                yield from _pair(row, earlier, later, library)


def _pairs(kind: Kind) -> tuple[tuple[str, str], ...]:
    """The pairs that a kind's own fields take part in."""
    own = {field.key for field in kind.fields}
    return tuple(pair for pair in (*PERIODS, *KIND_ORDER) if not own.isdisjoint(pair))


def _pair(row: Document, earlier: str, later: str, library: Library) -> Findings:
    first, last = _day(row, earlier), _day(row, later)
    if first and last and last < first:
        kind = library.vocabularies.kinds.by_id[row.kind]
        names = {field.key: field.name for field in (*COMMON, *kind.fields)}
        yield at(
            row,
            later,
            level="error" if (earlier, later) in PERIODS else None,
            later=names.get(later, later),
            earlier=names.get(earlier, earlier),
            later_key=later,
            earlier_key=earlier,
            day=str(last),
            other=str(first),
        )


def _day(row: Document, key: str) -> datetime.date | None:
    value = row.fields.get(key) if key in row.fields else getattr(row, key, None)
    return value if isinstance(value, datetime.date) else None
