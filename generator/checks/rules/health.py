"""PRI-HEALTH 个人疾病、残疾信息。

某个人的病情、残疾、遭遇属于敏感个人信息，救助类公示不写致贫原因中的病名。政策条文、统计数字里的病名不报。

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

户主：王五，元马镇，致贫原因：肺癌晚期。
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

对患有肺癌、尿毒症等大病的困难群众给予救助，全年救助肺癌患者12人。
```
"""

CODE = "PRI-HEALTH"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}出现个人健康信息“{shown}”{more}"
HINT = "删去病名、残疾类别；公示只写姓名、所在乡镇、救助类别和金额。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}somebody's illness or disability ({shown}){more_en}",
    "remove it; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
FIXED = True
USES_FILES = True
