"""PRI-NAME 当事人、来信人的全名。

行政处罚决定涉及自然人、答复来信时，姓名一般只写姓，如“张某”“张*”。机关和企业名称、在职务中署名的工作人员不报。

依据：行政处罚法 第四十八条；政府信息公开条例 第十五条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

来信人：王小明

来信反映的路灯问题已经修复。
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

来信人：王某

来信反映的路灯问题已经修复。
```
"""

CODE = "PRI-NAME"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}出现个人全名 {shown}{more}"
HINT = "遮盖成姓加“某”或“*”。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}the full name of a private person: {shown}{more_en}",
    "mask it; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "行政处罚法第四十八条；政府信息公开条例第十五条"
USES_FILES = True
