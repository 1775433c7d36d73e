"""PRI-ID15 15位旧身份证号码。

1999年以前的身份证号码是15位，没有校验码，按地区代码和出生日期识别，所以只作提醒。

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

旧证号码610104620927690，已换发新证。
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

流水单号610104620927690，已办结。
```
"""

CODE = "PRI-ID15"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}疑似15位身份证号码 {shown}{more}"
HINT = "核对；是身份证号码的删去或遮盖，是其他编号的在前面写明“编号”“单号”等字样。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}what may be a 15-digit identity number {shown}{more_en}",
    "remove or mask it, or say before it what number it is; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
USES_FILES = True
