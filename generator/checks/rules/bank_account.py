"""PRI-BANK 银行卡号或个人账号。

银行卡号是敏感个人信息。按卡号前缀、位数和校验位识别；紧挨“卡号”“账号”“一卡通”的12至19位数字，即使校验位不符也算（农村信用社的账号没有统一校验）。
单位账户（户名是机关、公司等）和金额不报。

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

补助打入惠农卡6222021234567890128。
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

补助打入惠农卡（尾号0128）。资金合计6222021234567890127元。
```
"""

CODE = "PRI-BANK"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}出现银行卡号或账号 {shown}{more}"
HINT = "删去；发放名单只需写姓名、所在乡镇和金额。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}bank card or account {shown}{more_en}",
    "remove it; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
FIXED = True
USES_FILES = True
