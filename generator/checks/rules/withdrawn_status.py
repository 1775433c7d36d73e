"""WDR-STATUS 写了撤回日期或原因，没有写已撤回。

撤回靠 status 一项：没有它，文件仍在网站上，写好的日期和原因哪里也不显示。

错误示例：
```md
withdrawn_date: 2026-05-06 ←
withdrawn_reason: 所附表格数据有误，另行发布
```

正确示例（其余同上）：
```md
status: withdrawn
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "error"
BASIS = "政府信息公开条例第六条"
MESSAGE = "写了“{name}”，没有写“状态”，文件没有撤回"
HINT = "要撤回的，加一行 status: withdrawn；不撤回的，删去撤回日期和撤回原因"
ENGLISH = ("{key} is given without status: the document is not withdrawn", "add status: withdrawn, or remove it")
FIXED = True


def check(library: Library) -> Findings:
    """Documents that say when or why they were withdrawn, and are not."""
    for row in library.rows:
        if row.withdrawn or not (row.withdrawn_date or row.withdrawn_reason):
            continue
        key, name = ("withdrawn_date", "撤回日期") if row.withdrawn_date else ("withdrawn_reason", "撤回原因")
        yield at(row, key, name=name, key=key)
