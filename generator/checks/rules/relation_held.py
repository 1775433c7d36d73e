"""REL-HELD 关联的文件没有公开。

所关联的文件是不予公开、草稿或未到发布日期的，页面上不会出现这条关联，也不会出现它的编号。这只是提示：等那份文件公开后，关联
会自动出现。

错误示例：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
draft: 是
```
```md jiedu.md
title: 《岚清县示例管理办法》解读
publish_date: 2026-03-02
kind: interpretation
of: banfa ←

## 背景

说明。

## 主要内容

说明。
```

正确示例（其余同上）：
```md banfa.md
-draft
```
```md jiedu.md
publish_date: 2026-03-03
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.document import OPEN, WITHHELD
from generator.model.library import Library

LEVEL = "info"
MESSAGE = "“{name}”关联的文件还没有公开，页面上不显示这条关联"
HINT = "不必处理；如果那份文件不会公开，删去这一项"
ENGLISH = (
    "{field} leads to a document that is not public; the page leaves it out",
    "nothing to do, or remove the relation",
)


def check(library: Library) -> Findings:
    """Relations of an open document that its page leaves out."""
    for row, field, name in library.relations:
        other = library.by_id.get(name)
        if other is None or row.classification != OPEN or row.draft or row.publish_date > library.today:
            continue
        if other.draft or other.classification == WITHHELD or other.publish_date > library.today:
            yield at(row, field.key, name=field.name, field=field.key)
