"""FILE-OPEN 文件头没有结束。

开头的 --- 之后，要有第二行 --- 表示字段到此为止。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开

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

CODE = "FILE-OPEN"
FAULT = "front-matter-open"
LEVEL = "error"
MESSAGE = "开头的 --- 没有与之对应的结束 ---"
HINT = "在最后一个字段下面加一行 ---"
ENGLISH = (
    "the front matter has no closing ---",
    "add a line --- after the last field",
)
FIXED = True
