"""INT-LATE 政策解读晚于文件公开3个工作日。

解读材料应在政策文件公开后3个工作日内发布。解读几份文件的，从最后公开的那份算起。

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

```md jiedu.md
---
title: 《岚清县示例管理办法》解读
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-09
classification: 主动公开
kind: interpretation
of: banfa
---

## 背景

说明。

## 主要内容

说明。
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
---

正文。
```

```md jiedu.md
---
title: 《岚清县示例管理办法》解读
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-05
classification: 主动公开
kind: interpretation
of: banfa
---

## 背景

说明。

## 主要内容

说明。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules._at import at
from generator.checks.rules._terms import missed
from generator.model.diagnostic import Problem
from generator.model.site import Library

CODE = "INT-LATE"
SCOPE = "site"
LEVEL = "warning"
BASIS = "《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）"
MESSAGE = "所解读的文件 {first} 公开，解读最迟应在 {due}，而发布日期是 {day}"
HINT = "以后与文件同步组织、同步审签；核对日期有没有写错"
ENGLISH = (
    "the document was published {first}; the interpretation was due by {due}",
    "prepare both together",
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
