"""PRI-MAIL 私人电子邮箱。

公务联系用政务邮箱（.gov.cn）。免费邮箱、公司邮箱往往属于个人。

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

意见请发至lanqing2026@qq.com。
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

意见请发至zwgk@lanqing.gov.cn。
```
"""

CODE = "PRI-MAIL"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}出现非政务邮箱 {shown}{more}"
HINT = "改用单位的政务邮箱。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}a mailbox outside .gov.cn: {shown}{more_en}",
    "use an official mailbox; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
USES_FILES = True
