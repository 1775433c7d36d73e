"""LNK-FILE 正文链接的文件不存在。

正文里链接的文件会作为附件一起发布，所以必须存在。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

见[标准表](标准表.xlsx)。
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

CODE = "LNK-FILE"
FAULT = "link-broken"
LEVEL = "error"
MESSAGE = "正文链接的文件“{path}”不存在"
HINT = "把文件放到这个位置，或改正链接"
ENGLISH = (
    "linked file {path} does not exist",
    "put the file there or correct the link",
)
FIXED = True
