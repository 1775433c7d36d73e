"""CON-SHORT 征求意见期限少于30日。

重大行政决策草案公开征求意见的期限一般不少于30日；因情况紧急等需要缩短的，公开征求意见时说明理由。

错误示例：
```md zhengqiu.md
title: 关于《岚清县示例办法（草案）》公开征求意见的公告
publish_date: 2026-03-02
kind: consultation
background: 现行规定没有写明办理程序
main_content: 规定申请条件、办理程序和监督
opens: 2026-03-02
closes: 2026-03-16 ←
basis: 重大行政决策程序暂行条例
comment_email: yijian@lanqing.example
```
```md caina.md
title: 《岚清县示例办法（草案）》意见采纳情况
publish_date: 2026-04-10
kind: adoption
consultation: zhengqiu
```

正确示例（其余同上）：
```md zhengqiu.md
shortened_reason: 防汛应急需要
```
"""

from __future__ import annotations

import datetime

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
BASIS = "重大行政决策程序暂行条例（国务院令第713号）第十五条"
MESSAGE = "征求意见只有 {days} 日，少于30日"
HINT = "延长截止日期，或加一行 shortened_reason: 缩短期限的理由"
ENGLISH = ("the window is {days} days, fewer than 30", "prolong it or give shortened_reason")

DAYS = 30


def check(library: Library) -> Findings:
    """Windows that are shorter than 30 days and do not say why."""
    for row in library.by_kind.get("consultation", ()):
        opens, closes = row.fields.get("opens"), row.fields.get("closes")
        if not isinstance(opens, datetime.date) or not isinstance(closes, datetime.date):
            continue
        if 0 <= (closes - opens).days < DAYS and not row.fields.get("shortened_reason"):
            yield at(row, "closes", days=str((closes - opens).days))
