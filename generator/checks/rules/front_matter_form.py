"""FILE-FORM 文件头不是“字段: 值”的形式。

两行 --- 之间，每行写一个“字段: 值”，冒号是英文半角，后面空一格。

错误示例：

```md
---
标题：关于冬季供水的通知
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

CODE = "FILE-FORM"
FAULT = "front-matter-form"
LEVEL = "error"
MESSAGE = "文件头不是“字段: 值”的形式"
HINT = "每行写成“字段: 值”，用半角冒号，冒号后空一格"
ENGLISH = (
    "the front matter is not a list of field: value",
    "write field: value on each line",
)
FIXED = True
