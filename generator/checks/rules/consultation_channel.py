"""CON-CHANNEL 征求意见没有写明提意见的渠道。

读者要知道意见寄到哪里、打哪个电话或发到哪个邮箱，至少写一种。

错误示例：
```md zhengqiu.md
title: 关于《岚清县示例办法（草案）》公开征求意见的公告
publish_date: 2026-03-02
kind: consultation ←
background: 现行规定没有写明办理程序
main_content: 规定申请条件、办理程序和监督
opens: 2026-03-02
closes: 2026-04-03
basis: 重大行政决策程序暂行条例
```
```md caina.md
title: 《岚清县示例办法（草案）》意见采纳情况
publish_date: 2026-04-10
kind: adoption
consultation: zhengqiu
```

正确示例（其余同上）：
```md zhengqiu.md
comment_email: yijian@lanqing.example
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
BASIS = "重大行政决策程序暂行条例（国务院令第713号）第十五条"
MESSAGE = "没有写明提意见的渠道"
HINT = "至少加一行：comment_email、comment_phone、comment_address 或 comment_url"
ENGLISH = ("there is no way to comment", "give comment_email, comment_phone, comment_address or comment_url")

CHANNELS = ("comment_email", "comment_phone", "comment_address", "comment_url")


def check(library: Library) -> Findings:
    """Consultations that nobody can answer."""
    for row in library.by_kind.get("consultation", ()):
        if not any(row.fields.get(key) for key in CHANNELS):
            yield at(row, "kind")
