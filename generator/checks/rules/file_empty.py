"""FILE-EMPTY 文件是空的。

空文件多半是没有保存好。

错误示例：

```md

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

CODE = "FILE-EMPTY"
FAULT = "empty"
LEVEL = "error"
MESSAGE = "文件是空的"
HINT = "补上内容，或删去这个文件"
ENGLISH = (
    "the file is empty",
    "fill it or delete it",
)
FIXED = True
