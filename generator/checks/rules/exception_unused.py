"""RULE-UNUSED 例外已经用不上。

`exceptions` 里的一条例外已经到期，或者它所说的问题已经不在。到期的例外不再起作用；用不上的应删去，免得日后放过新的问题。
例外只对本文件的正文和前置信息有效；附件里的问题要用 file 写明附件名。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
exceptions:
  - {code: PRI-MOBILE, line: 13, reason: 对外公布的值班手机, approver: 办公室主任, expires: 2027-12-31}
---

值班电话0000-5550100。
```

正确示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
exceptions:
  - {code: PRI-MOBILE, line: 11, reason: 对外公布的值班手机, approver: 办公室主任, expires: 2027-12-31}
---

值班电话13812345678。
```
"""

from __future__ import annotations

CODE = "RULE-UNUSED"
LEVEL = "info"
MESSAGE = "例外 {value} {why}"
HINT = "删去这条例外；仍需要的，重新批准并更新到期日期"
ENGLISH = (
    "exception {value} {why_en}",
    "remove it, or have it approved again",
)
FAULT = "exception-unused"
