"""FLD-UNKNOWN 字段名不认识。

字段名写错时，值会悄悄丢失，所以不认识的字段名一律是错误。各类文件可用的字段见 docs/kinds.md。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subjct: 城乡建设
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

CODE = "FLD-UNKNOWN"
FAULT = "field-unknown"
LEVEL = "error"
MESSAGE = "“{kind}”没有字段“{field}”"
HINT = "{near_hint}改正字段名，或删去这一行；可用的字段见 gongkai explain FLD-UNKNOWN 和 docs/kinds.md"
ENGLISH = (
    "no field {field} in this kind",
    "correct or remove the line{near_en}",
)
FIXED = True
