"""INT-MISSING 规范性文件没有政策解读。

规范性文件公开后3个工作日内要有解读；确实不需要解读的，写明“免予解读理由”。

错误示例：

```md banfa.md
---
title: 岚清县示例管理办法
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
kind: normative
---

正文。
```

正确示例：

```md banfa.md
---
title: 岚清县示例管理办法
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
kind: normative
interpretation_exempt: 仅调整联系方式
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

CODE = "INT-MISSING"
SCOPE = "site"
LEVEL = "warning"
BASIS = "《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）"
MESSAGE = "公开已过3个工作日（{due}），还没有政策解读"
HINT = "写一份 kind: interpretation 的解读，of 写本文件编号；不需要解读的，加 interpretation_exempt: 理由"
ENGLISH = (
    "no interpretation three working days after publication",
    "write one, or give interpretation_exempt",
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
