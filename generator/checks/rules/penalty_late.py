"""PEN-LATE 行政处罚公开晚于决定7个工作日。

具有一定社会影响的行政处罚决定，自作出之日起7个工作日内公开；决定被变更、撤销的，3日内撤回并说明理由。

错误示例：

```md chufa.md
---
title: 岚清县示例局行政处罚决定
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-20
classification: 主动公开
kind: penalty
party: 岚清县某某商贸有限公司
decided_date: 2026-03-02
basis: 示例法第三条
result: 警告
---

正文。
```

正确示例：

```md chufa.md
---
title: 岚清县示例局行政处罚决定
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-06
classification: 主动公开
kind: penalty
party: 岚清县某某商贸有限公司
decided_date: 2026-03-02
basis: 示例法第三条
result: 警告
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

CODE = "PEN-LATE"
SCOPE = "site"
LEVEL = "warning"
BASIS = "行政处罚法第四十八条；国办发〔2015〕51号"
MESSAGE = "决定日期 {first}，最迟应在 {due} 公开，而发布日期是 {day}"
HINT = "核对两个日期；确实晚了的，在“例外”（exceptions）里写明原因和批准人"
ENGLISH = (
    "decided {first}, due by {due}, published {day}",
    "check both dates",
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
