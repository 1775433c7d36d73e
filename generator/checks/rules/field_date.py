"""FLD-DATE 日期写法不对或并不存在。

日期写成 2026-03-01；发布日期可以带时间，写成 2026-03-01 09:30。2月30日这样的日期并不存在。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-02-30
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

CODE = "FLD-DATE"
FAULT = "field-date"
LEVEL = "error"
MESSAGE = "“{name}”的日期“{value}”写法不对或并不存在"
HINT = "改成 YYYY-MM-DD 的形式，例如 {key}: {example}"
ENGLISH = (
    "{value} is not a date",
    "write YYYY-MM-DD, e.g. {key}: {example}",
)
FIXED = True
