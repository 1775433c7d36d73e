"""DOC-INDEX-TWICE 两份文件用了同一个索引号。

索引号是政府信息目录里的唯一标识（政府信息公开条例第十二条），不能重复。

错误示例：

```md yi.md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
index_number: 990101/2026-00012
---

正文。
```

```md er.md
---
title: 关于夏季防汛的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
index_number: 990101/2026-00012
---

正文。
```

正确示例：

```md yi.md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
index_number: 990101/2026-00012
---

正文。
```

```md er.md
---
title: 关于夏季防汛的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
index_number: 990101/2026-00013
---

正文。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules._at import at
from generator.model.diagnostic import Problem
from generator.model.document import Document
from generator.model.site import Library

CODE = "DOC-INDEX-TWICE"
SCOPE = "site"
LEVEL = "warning"
BASIS = "政府信息公开条例第十二条"
MESSAGE = "索引号“{value}”与 {other} 相同"
HINT = "核对两份文件的原件，改正抄错的一份"
ENGLISH = (
    "index_number {value} is also that of {other}",
    "check both against the originals",
)


def check(library: Library) -> Iterator[Problem]:
    """Documents whose number an earlier one bears already; the earlier one is named."""
    seen: dict[str, Document] = {}
    for row in library.rows:
        if row.index_number and not row.withdrawn:
            first = seen.setdefault("".join(row.index_number.split()), row)
            if first is not row and first.id != row.id:
                yield at(row, "index_number", value=row.index_number, other=first.source)
