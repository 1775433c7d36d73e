"""CON-REPORT 征求意见结束后没有公布采纳情况。

征求意见结束后，应及时公布收到意见和采纳的情况。期限法律没有规定，这里按通行的20个工作日提醒。

错误示例：

```md zhengqiu.md
---
title: 关于《岚清县示例办法（草案）》公开征求意见的公告
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
kind: consultation
opens: 2026-03-02
closes: 2026-04-03
basis: 重大行政决策程序暂行条例
comment_email: yijian@lanqing.example
---

正文。
```

正确示例：

```md zhengqiu.md
---
title: 关于《岚清县示例办法（草案）》公开征求意见的公告
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
kind: consultation
opens: 2026-03-02
closes: 2026-04-03
basis: 重大行政决策程序暂行条例
comment_email: yijian@lanqing.example
---

正文。
```

```md caina.md
---
title: 《岚清县示例办法（草案）》意见采纳情况
domain: 市政服务
subject: 城乡建设
publish_date: 2026-04-10
classification: 主动公开
kind: adoption
consultation: zhengqiu
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

CODE = "CON-REPORT"
SCOPE = "site"
LEVEL = "warning"
BASIS = "重大行政决策程序暂行条例（国务院令第713号）第十五条、第十八条"
MESSAGE = "征求意见 {first} 截止，已过20个工作日（{due}），还没有意见采纳情况"
HINT = "写一份 kind: adoption 的意见采纳情况，consultation 写本文件编号；没有收到意见也要说明"
ENGLISH = (
    "closed {first}, no report of what became of the comments by {due}",
    "write an adoption report",
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
