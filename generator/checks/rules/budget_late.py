"""BUD-LATE 预决算公开晚于批准20日。

经批准的预算、决算，应当在批准（部门、单位为批复）后20日内公开。这里是自然日。

错误示例：
```md yusuan.md
title: 岚清县示例局2026年部门预算
domain: 财政预决算
subject: 财政金融
publish_date: 2026-03-20 ←
kind: budget
fiscal_year: 2026
budget_type: 预算
approved_date: 2026-02-20
```

正确示例（其余同上）：
```md yusuan.md
publish_date: 2026-03-06
```
"""

from __future__ import annotations

import datetime

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
BASIS = "预算法第十四条"
MESSAGE = "批准日期 {first}，最迟应在 {due} 公开，而发布日期是 {day}"
HINT = "核对两个日期；确实晚了的，在“例外”（exceptions）里写明原因和批准人"
ENGLISH = ("approved {first}, due by {due}, published {day}", "check both dates")

DAYS = datetime.timedelta(days=20)


def check(library: Library) -> Findings:
    """Budgets and accounts later than 20 days after approval."""
    for row in library.by_kind.get("budget", ()):
        approved = row.fields.get("approved_date")
        if isinstance(approved, datetime.date) and row.publish_date > approved + DAYS:
            yield at(row, "publish_date", first=str(approved), due=str(approved + DAYS), day=str(row.publish_date))
