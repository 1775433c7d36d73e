"""DATE-ITEM 公开晚于本事项的时限。

公开事项目录给这个事项定了比一般规定更短的时限（例如“3个工作日内”），文件公开得晚了。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-12
classification: 主动公开
catalogue: szfw-02
written_date: 2026-03-02
---

正文。
```

正确示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-04
classification: 主动公开
catalogue: szfw-02
written_date: 2026-03-02
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

CODE = "DATE-ITEM"
SCOPE = "site"
LEVEL = "warning"
BASIS = "国办发〔2019〕54号（四）标准目录的公开时限"
MESSAGE = "本事项的时限是{limit}{unit}内，自 {first} 起最迟 {due}，而发布日期是 {day}"
HINT = "核对日期和公开事项；确实晚了的，在“例外”（exceptions）里写明原因和批准人"
ENGLISH = (
    "the item sets {limit} days from {first}: due by {due}, published {day}",
    "check the dates and the item",
)


def check(library: Library) -> Iterator[Problem]:
    """Missed terms of this rule."""
    for term, due in missed(library, CODE):
        yield at(
            term.row,
            term.key,
            first=str(term.first),
            limit=str(term.limit),
            unit=term.unit,
            due=str(due),
            day=str(term.row.publish_date),
        )
