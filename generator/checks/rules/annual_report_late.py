"""ANN-LATE 政府信息公开年报公布晚了。

部门和乡镇的年度报告应在次年1月31日前公布，本级人民政府的在3月31日前公布。年报写明是哪一年（year）。

错误示例：
```md nianbao.md
title: 岚清县示例局2025年政府信息公开工作年度报告
publish_date: 2026-02-10 ←
kind: disclosure
disclosure_type: 年报
year: 2025
agency: 岚清县示例局
```

正确示例（其余同上）：
```md nianbao.md
publish_date: 2026-01-28
```
"""

from __future__ import annotations

import datetime

from generator.checks.rules._annual import of_the_county
from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
BASIS = "政府信息公开条例第四十九条"
MESSAGE = "{year} 年的年度报告最迟应在 {due} 公布，而发布日期是 {day}"
HINT = "核对年度和发布日期；以后请提前准备"
ENGLISH = ("the report of {year} was due by {due}, published {day}", "check year and date")


def check(library: Library) -> Findings:
    """Annual reports after their day."""
    for row in library.by_kind.get("disclosure", ()):
        year = row.fields.get("year")
        if row.fields.get("disclosure_type") != "年报" or not isinstance(year, int) or not 1900 < year < 2200:
            continue
        due = datetime.date(year + 1, 3, 31) if of_the_county(row, library) else datetime.date(year + 1, 1, 31)
        if row.publish_date > due:
            yield at(row, "publish_date", year=str(year), due=str(due), day=str(row.publish_date))
