"""LNK-OUTSIDE 路径指到了内容文件夹之外。

只能引用内容文件夹里面的文件，不能用 ../ 走到外面，也不能用绝对路径。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

见[表](../../../表.xlsx)。
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

CODE = "LNK-OUTSIDE"
FAULT = "link-outside"
LEVEL = "error"
MESSAGE = "路径“{href}”指到了内容文件夹之外"
HINT = "把文件放进内容文件夹，再用相对路径引用"
ENGLISH = (
    "{href} leads out of the content folder",
    "move the file inside",
)
FIXED = True
