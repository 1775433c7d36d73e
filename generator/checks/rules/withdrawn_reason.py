"""WDR-REASON 撤回的文件没有写明日期或原因。

撤回文件要向公众说明：何时撤回、为什么。两项都要写。

错误示例：
```md
publish_date: 2026-03-02
status: withdrawn ←
```

正确示例（其余同上）：
```md
withdrawn_date: 2026-05-06
withdrawn_reason: 所附表格数据有误，另行发布
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "error"
BASIS = "行政处罚法第四十八条；政府信息公开条例第六条"
MESSAGE = "撤回的文件没有写“{name}”"
HINT = "加一行 {key}: ，写明{wanted}"
ENGLISH = ("the withdrawn document lacks {key}", "add a line {key}:")
FIXED = True


def check(library: Library) -> Findings:
    """Withdrawn documents that do not say when and why."""
    for row in library.rows:
        if row.withdrawn and not row.withdrawn_date:
            yield at(row, "status", name="撤回日期", key="withdrawn_date", wanted="哪一天撤回（YYYY-MM-DD）")
        if row.withdrawn and not row.withdrawn_reason:
            yield at(row, "status", name="撤回原因", key="withdrawn_reason", wanted="为什么撤回（向公众说明）")
