"""FILE-FRONT 没有文件头。

每份文件以一行 --- 开头，写明标题、领域等字段，再以一行 --- 结束，之后是正文。

错误示例：

```md
关于冬季供水的通知

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

CODE = "FILE-FRONT"
FAULT = "front-matter-missing"
LEVEL = "error"
MESSAGE = "文件开头没有 --- 和字段"
HINT = "在文件最前面写一行 ---，然后是各字段，再写一行 ---；用 gongkai new 可以生成样子"
ENGLISH = (
    "there is no front matter",
    "start the file with ---, the fields, and another ---",
)
FIXED = True
