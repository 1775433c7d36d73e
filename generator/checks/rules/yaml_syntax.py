"""FILE-YAML YAML 写法有误，读不下去。

常见原因：缩进不齐、引号没有配对、用了制表符、值里有半角冒号加空格而没有加引号。

错误示例：

```md
---
title: "关于冬季供水的通知
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

CODE = "FILE-YAML"
FAULT = "yaml"
LEVEL = "error"
MESSAGE = "YAML 写法有误，读到这里读不下去（{problem}）"
HINT = "检查这一行和上一行：缩进、引号、冒号后的空格；值里有“: ”或“#”时整个加上双引号"
ENGLISH = (
    "YAML syntax: {problem}",
    "check quotes, indentation and colons on this line and the one before",
)
FIXED = True
