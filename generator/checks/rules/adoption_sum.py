"""ADO-SUM 意见数对不上。

收到的意见，采纳、部分采纳和未采纳的合计应当等于收到的条数。

错误示例：
```md zhengqiu.md
title: 关于《岚清县示例办法（草案）》公开征求意见的公告
publish_date: 2026-03-02
kind: consultation
background: 现行规定没有写明办理程序
main_content: 规定申请条件、办理程序和监督
opens: 2026-03-02
closes: 2026-04-03
basis: 重大行政决策程序暂行条例
comment_email: yijian@lanqing.example
```
```md caina.md
title: 《岚清县示例办法（草案）》意见采纳情况
publish_date: 2026-04-10
kind: adoption
consultation: zhengqiu
received: 10 ←
adopted: 5
partly: 2
rejected: 2
```

正确示例（其余同上）：
```md caina.md
rejected: 3
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "收到 {received} 条，而采纳、部分采纳、未采纳合计 {sum} 条"
HINT = "核对四个数字"
ENGLISH = ("received {received}, but the parts add up to {sum}", "check the four numbers")

PARTS = ("adopted", "partly", "rejected")


def check(library: Library) -> Findings:
    """Reports whose parts do not add up; one that gives only some of the numbers is left alone."""
    for row in library.by_kind.get("adoption", ()):
        received, parts = row.fields.get("received"), [row.fields.get(key) for key in PARTS]
        given = [part for part in parts if isinstance(part, int)]
        if (
            isinstance(received, int)
            and ("adopted" in row.fields and "rejected" in row.fields)
            and received != sum(given)
        ):
            yield at(row, "received", received=str(received), sum=str(sum(given)))
