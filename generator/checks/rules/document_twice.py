"""DOC-TWICE 两份文件用了同一个编号。

编号（不写 id 时是文件名）就是永久网址 /d/编号/，不同文件夹里的两份文件也不能同名。

错误示例：
```md a/tongzhi.md ←
publish_date: 2026-03-02
```
```md b/tongzhi.md ←
title: 关于夏季防汛的通知
publish_date: 2026-03-02
```

正确示例：
```md a/tongzhi.md
publish_date: 2026-03-02
```
```md b/tongzhi-2.md
title: 关于夏季防汛的通知
publish_date: 2026-03-02
```
"""

from __future__ import annotations

from collections import defaultdict

from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.library import Library

LEVEL = "error"
MESSAGE = "编号“{value}”与 {other} 相同"
HINT = "给后来的那份加一行 id: {proposal}，或改文件名；已经公开过的那份不要改"
ENGLISH = ("id {value} is also that of {other}", "give the newer one id: {proposal}")
FIXED = True


def check(library: Library) -> Findings:
    """Every document of each group that shares an id;
    ids that differ in case alone share an address on many systems."""
    if len(library.by_id) == len(library.rows):
        return
    groups: dict[str, list[Document]] = defaultdict(list)
    for row in library.rows:
        groups[row.id].append(row)
    for name, rows in groups.items():
        proposal = _free(f"{name}-{rows[-1].publish_date.year}", name, library)
        for row in rows if len(rows) > 1 else ():
            other = next(item.source for item in rows if item is not row)
            yield at(row, "id", value=name, other=other, proposal=proposal)


def _free(wanted: str, name: str, library: Library) -> str:
    number = 2
    while wanted in library.by_id:
        wanted, number = f"{name}-{number}", number + 1
    return wanted
