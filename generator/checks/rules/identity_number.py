"""PRI-ID18 身份证号码。

公民身份号码是敏感个人信息，公开后收不回来。18位号码按出生日期和校验码识别，全角数字、中间夹空格、换行或符号的也能认出；
校验码不对、但紧挨着“身份证”字样的报为“疑似”（警告）。统一社会信用代码、索引号、不动产单元号不会误报。正文、前置信息、表格和附件都查。

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

经审核，李某（身份证号11010519491231002X）符合条件。
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

经审核，李某（身份证号11*************02X）符合条件。
```
"""

CODE = "PRI-ID18"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}出现{doubt}身份证号码 {shown}{more}"
HINT = "删去；必须列出时遮盖成 {shown}。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}{doubt_en}identity number {shown}{more_en}",
    "remove it, or mask it as {shown}; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
FIXED = True
USES_FILES = True
