"""PUB-SHORT 公示期短于本事项的规定。

公开事项目录写明了公示不少于多少日（或工作日），这次公示的起止日期不够。首尾两日都算在内。

错误示例：
```md gongshi.md
title: 岚清县示例补助对象公示
publish_date: 2026-03-02
kind: publicity
starts: 2026-03-02
ends: 2026-03-04 ←
objection_phone: 0000-0000000
expires: 2026-03-31
catalogue: szfw-02
```

正确示例（其余同上）：
```md gongshi.md
ends: 2026-03-10
```
"""

from __future__ import annotations

import datetime

from generator.base import workdays
from generator.checks.rules._at import Findings, at
from generator.model.deadline import Clause, Deadline
from generator.model.library import Library

LEVEL = "warning"
BASIS = "国办发〔2019〕54号（四）标准目录的公开时限"
MESSAGE = "公示 {days} {unit}，少于本事项规定的 {limit} {unit}"
HINT = "延长公示截止日期，或核对公开事项"
ENGLISH = ("the notice lasts {days}, the item asks for {limit}", "prolong it")


def check(library: Library) -> Findings:
    """Public notices of items that ask for a longer period."""
    rows = library.by_kind.get("publicity", ())
    limits = (
        {name: limit for catalogue in library.vocabularies.catalogues for name, limit in catalogue.deadlines.items()}
        if rows
        else {}
    )
    for row in rows:
        clause = _period(limits.get(row.catalogue))
        starts, ends = row.fields.get("starts"), row.fields.get("ends")
        if clause is None or not isinstance(starts, datetime.date) or not isinstance(ends, datetime.date):
            continue
        before = starts - datetime.timedelta(days=1)
        days = workdays.between(before, ends) if clause.unit == "workday" else (ends - before).days
        if isinstance(days, int) and 0 < days < clause.n:
            unit = "个工作日" if clause.unit == "workday" else "日"
            yield at(row, "ends", days=str(days), limit=str(clause.n), unit=unit)


def _period(deadline: Deadline | None) -> Clause | None:
    for clause in deadline.clauses if deadline else ():
        if clause.mode == "at_least" and clause.unit in ("workday", "day") and "公示" in clause.base:
            return clause
    return None
