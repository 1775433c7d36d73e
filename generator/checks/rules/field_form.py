"""FLD-FORM 值的形式不对。

例如该写一行文字的地方写成了列表，该写数字的地方写了文字，网址没有以 https:// 开头。

错误示例：

```md
---
title: [关于, 通知]
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

CODE = "FLD-FORM"
FAULT = "field-form"
LEVEL = "error"
MESSAGE = "“{name}”的值“{value}”形式不对，应为{wanted}"
HINT = "改正这一行，例如 {key}: {example}"
ENGLISH = (
    "the value of {field} has the wrong form",
    "e.g. {key}: {example}",
)
FIXED = True
