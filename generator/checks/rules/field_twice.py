"""FLD-TWICE 同一字段写了两次。

两处的值以哪个为准说不清；中文名和英文名（如“标题”和 title）也算同一个字段。

错误示例：

```md
---
title: 关于冬季供水的通知
标题: 关于供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

正文。
```

正确示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

正文。
```
"""

from __future__ import annotations

CODE = "FLD-TWICE"
FAULT = "field-twice"
LEVEL = "error"
MESSAGE = "字段“{field}”写了两次{other_in}"
HINT = "只留一处"
ENGLISH = (
    "field {field} is given twice (also {other})",
    "keep one of them",
)
FIXED = True
