"""FLD-CHOICE 值不在可选范围内。

这个字段只能从固定的几个值里选。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 公开
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

CODE = "FLD-CHOICE"
FAULT = "field-choice"
LEVEL = "error"
MESSAGE = "“{name}”不能写“{value}”"
HINT = "{near_hint}改成其中之一：{choices}"
ENGLISH = (
    "{field} cannot be {value}",
    "use one of: {choices}",
)
FIXED = True
