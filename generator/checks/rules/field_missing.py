"""FLD-MISSING 缺少必填字段。

标题、领域、主题、发布日期、公开属性是每份文件都要写的；各类文件另有自己的必填字段（见 docs/kinds.md）。
写了字段名而没有值，也算缺少。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
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

CODE = "FLD-MISSING"
FAULT = "field-missing"
LEVEL = "error"
MESSAGE = "缺少必填字段“{name}”（{key}）"
HINT = "{place}：{key}: {example}"
ENGLISH = (
    "required field {key} is missing",
    "{place_en}: {key}: {example}",
)
FIXED = True
