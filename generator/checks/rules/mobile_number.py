"""PRI-MOBILE 手机号码。

个人手机号码不公开；对外公布的电话用固定电话或12345热线。按号段和位数识别，中间夹空格、短横线、加粗符号的也能认出；面积、金额、编号里的数字不报。
确需公布值班手机的，写例外。

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

联系人：王科长，联系电话13812345678。
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

联系人：王科长，联系电话0000-5550100。值班电话：138****1234。
```
"""

CODE = "PRI-MOBILE"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}出现手机号码 {shown}{more}"
HINT = "改用固定电话，或遮盖成 {shown}。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}mobile number {shown}{more_en}",
    "give a landline, or mask it as {shown}; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
FIXED = True
USES_FILES = True
