"""FILE-ENCODING 文件不是 UTF-8 编码。

网站的文件一律用 UTF-8。记事本或老系统存出来的 GBK、UTF-16 文件要另存一次。

错误示例：

```md
（二进制 GBK 文件，见测试）
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

CODE = "FILE-ENCODING"
FAULT = "encoding"
LEVEL = "error"
MESSAGE = "文件的编码是{encoding}，不是 UTF-8"
HINT = "在编辑器里选“另存为”，编码选 UTF-8；或用 gongkai import 导入，会自动转换"
ENGLISH = (
    "the file is {encoding}, not UTF-8",
    "save it again as UTF-8",
)
FIXED = True
