"""FLD-ID 编号不能用作网址。

编号（不写时是文件名）就是网址 /d/编号/ 的一部分，不能有空格、斜杠、问号等符号，也不能以点开头。

错误示例：

```md
---
id: 2026 年/3 号
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

CODE = "FLD-ID"
FAULT = "field-id"
LEVEL = "error"
MESSAGE = "编号“{value}”不能用作网址"
HINT = "改文件名，或加一行 id: 只用字母、数字、- 和 _"
ENGLISH = (
    "{value} cannot be part of an address",
    "rename the file or give an id",
)
FIXED = True
