"""PRI-PASSPORT 护照、通行证号码。

护照、港澳台通行证号码与身份证号码同样对待。

依据：个人信息保护法 第二十八条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

受理对象护照号码E12345678，已办结。
```

正确示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

受理时请出示护照或者居民身份证。
```
"""

CODE = "PRI-PASSPORT"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}出现证件号码 {shown}{more}"
HINT = "删去或遮盖。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}number of a travel document {shown}{more_en}",
    "remove or mask it; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
USES_FILES = True
