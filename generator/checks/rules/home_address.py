"""PRI-ADDR 个人家庭住址。

公开个人有关信息时，住址只写到乡镇（街道）或村（社区），不写组、门牌号、楼栋和房号。一行里既有姓名又有门牌，或写明“家住”“住址”的，按家庭住址处理；
办公地址、经营场所、项目地点不报。

依据：个人信息保护法 第二十八条；政府信息公开条例 第十五条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

王五，元马镇龙街村委会二组18号，低保。
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

王五，元马镇，低保。

办公地址：岚清县文苑路1号。
```
"""

CODE = "PRI-ADDR"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}出现个人住址 {shown}{more}"
HINT = "住址只写到乡镇或街道。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}somebody's home address {shown}{more_en}",
    "give the township alone; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条；政府信息公开条例第十五条"
FIXED = True
USES_FILES = True
