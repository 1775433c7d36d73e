"""DATE-LATE 公开晚于成文20个工作日。

主动公开的信息应当自形成或者变更之日起20个工作日内公开。这里按成文日期到发布日期之间的工作日计算，节假日和调休按国务院办公厅每年
的通知。转载、财政预决算、行政处罚和政策解读另有期限，由各自的规则检查。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-10
classification: 主动公开
written_date: 2026-01-20
---

正文。
```

正确示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-10
classification: 主动公开
written_date: 2026-02-25
---

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules._at import at
from generator.checks.rules._terms import missed
from generator.model.diagnostic import Problem
from generator.model.site import Library

CODE = "DATE-LATE"
SCOPE = "site"
LEVEL = "warning"
BASIS = "政府信息公开条例第二十六条"
MESSAGE = "成文日期 {first}，发布日期 {day}，已过20个工作日的期限（最迟 {due}）"
HINT = "核对两个日期；确实晚了的，在“例外”（exceptions）里写明原因和批准人"
ENGLISH = (
    "written {first}, published {day}: due by {due}",
    "check both dates or give an exception with its reason",
)


def check(library: Library) -> Iterator[Problem]:
    """Missed terms of this rule."""
    for term, due in missed(library, CODE):
        yield at(
            term.row,
            term.key,
            first=str(term.first),
            due=str(due),
            day=str(term.row.publish_date),
        )
