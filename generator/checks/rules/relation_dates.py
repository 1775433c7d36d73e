"""DATE-BEFORE 关联的两份文件先后颠倒。

正式文件不会早于它的征求意见稿；意见采纳情况、整改、进展、结果、评估不会早于它所说的那份文件。正式文件早于草案的是错误，其余是警告。归入同
一个事项的，由 MAT-ORDER 检查。

错误示例：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-01-12
```
```md zhengqiu.md
title: 关于《岚清县示例管理办法（草案）》公开征求意见的公告
publish_date: 2026-10-20
kind: consultation
opens: 2026-10-20
closes: 2026-11-25
background: 现行规定没有写明办理程序
main_content: 规定申请条件、办理程序和监督
basis: 重大行政决策程序暂行条例
comment_email: yijian@lanqing.example
decision: banfa ←
```

正确示例（其余同上）：
```md banfa.md
publish_date: 2026-11-27
```
"""

from __future__ import annotations

import datetime

from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.library import Library

LEVEL = "warning"
BASIS = "重大行政决策程序暂行条例；中办发〔2016〕8号（四）"
MESSAGE = "“{later}”（{day}）早于“{earlier}”（{other}）"
HINT = "核对两份文件的日期和这里写的编号；日期没错的，程序倒置，不能这样公布"
ENGLISH = ("{later} of {day} lies before {earlier} of {other}", "check the dates of both and the relation")

OTHER_LATER = {("consultation", "decision")}
"""Relations that lead to what comes after the document."""
OTHER_EARLIER = {
    ("adoption", "consultation"),
    ("development", "of"),
    ("evaluation", "of"),
    ("outcome", "of"),
    ("progress", "of"),
    ("rectification", "of"),
}
"""Relations that lead to what came before it."""


def check(library: Library) -> Findings:
    """Documents that are older than what they follow."""
    for row, field, name in library.relations:
        place, other = (row.kind, field.key), library.by_id.get(name)
        if other is None or library.courses.of(row) is not None:
            continue
        if place in OTHER_LATER and _day(other) < row.publish_date:
            days = {"day": str(_day(other)), "other": str(row.publish_date)}
            yield at(row, field.key, level="error", later=other.title, earlier=row.title, **days)
        elif place in OTHER_EARLIER and row.publish_date < _day(other):
            days = {"day": str(row.publish_date), "other": str(_day(other))}
            yield at(row, field.key, level=None, later=row.title, earlier=other.title, **days)


def _day(row: Document) -> datetime.date:
    """When a document came about: the day of writing, where it says one."""
    return min(row.written_date or row.publish_date, row.publish_date)
