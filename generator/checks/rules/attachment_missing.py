"""ATT-MISSING 附件文件不存在。

附件写的是相对本文件的路径；文件要和文件名（包括大小写和扩展名）完全一致。

错误示例：

```md
---
attachments: [标准表.xlsx]
title: 关于冬季供水的通知
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

CODE = "ATT-MISSING"
FAULT = "attachment-missing"
LEVEL = "error"
MESSAGE = "附件“{path}”不存在"
HINT = "把文件放到这个位置，或改正路径（相对于本文件）"
ENGLISH = (
    "attachment {path} does not exist",
    "put the file there or correct the path",
)
FIXED = True
