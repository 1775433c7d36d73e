"""LNK-SCHEME 链接的形式不能在网站上使用。

file://、C:\\ 这样的链接只在自己的电脑上有效，javascript: 一类的链接不安全。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

见[表](ftp://neiwang/表.xlsx)。
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

CODE = "LNK-SCHEME"
FAULT = "link-scheme"
LEVEL = "error"
MESSAGE = "链接“{href}”在网站上打不开"
HINT = "改成网址（https://…）、本站文件的相对路径，或删去链接"
ENGLISH = (
    "{href} cannot be opened from a web site",
    "use https:// or a relative path",
)
FIXED = True
