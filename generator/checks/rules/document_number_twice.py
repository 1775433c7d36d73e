"""DOC-NUMBER-TWICE 两份文件用了同一个发文字号。

一个发文字号只编给一份文件（联合发文只用主办机关的一个文号）。两份文件相同，多半有一份抄错了。转载和政策解读引用原文文号的不算。

错误示例：

```md yi.md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
doc_number: 岚政发〔2026〕3号
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
doc_number: 岚政发〔2026〕3号
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
doc_number: 岚政发〔2026〕3号
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
doc_number: 岚政发〔2026〕4号
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

_QUOTING = ("repost", "interpretation")

CODE = "DOC-NUMBER-TWICE"
SCOPE = "site"
LEVEL = "warning"
BASIS = "党政机关公文处理工作条例第九条"
MESSAGE = "发文字号“{value}”与 {other} 相同"
HINT = "核对两份文件的原件，改正抄错的一份"
ENGLISH = (
    "doc_number {value} is also that of {other}",
    "check both against the originals",
)


def check(library: Library) -> Iterator[Problem]:
    """Documents whose number an earlier one bears already; the earlier one is named."""
    seen: dict[str, Document] = {}
    for row in library.rows:
        if row.doc_number and row.kind not in _QUOTING and not row.withdrawn:
            first = seen.setdefault("".join(row.doc_number.split()), row)
            if first is not row and first.id != row.id:
                yield at(row, "doc_number", value=row.doc_number, other=first.source)
