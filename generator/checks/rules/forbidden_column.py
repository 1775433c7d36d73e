"""PRI-LIST 名单里有不应公开的列。

名单公示的表格不应有身份证号、银行账号、住址、健康状况、致贫原因等列；救助、补贴类名单也不应有手机号码、年龄、民族列。空白申请表、统计表、整列已经遮盖的不报，
干部任前公示依法列出的民族、出生年月不报。Markdown 表格、CSV、Excel、Word 表格都查。

依据：个人信息保护法 第二十八条；政府信息公开条例 第十五条。

错误示例：

```md
---
title: 临时救助对象公示
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

| 姓名 | 身份证号 | 补助金额 |
|---|---|---|
| 王五 | 990101 | 300 |
```

正确示例：

```md
---
title: 临时救助对象公示
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

| 姓名 | 乡镇 | 补助金额 |
|---|---|---|
| 王五 | 元马镇 | 300 |
```
"""

CODE = "PRI-LIST"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}名单里有不应公开的列“{shown}”（{rows} 行有内容）{more}"
HINT = "删去整列；确需区分同名的，只保留遮盖后的号码。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}a list of persons with a column {shown} ({rows} rows){more_en}",
    "delete the column; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条；政府信息公开条例第十五条"
FIXED = True
USES_FILES = True
