"""PRI-PLATE 车牌号。

车牌号可以查到车主。公告涉及车辆的，一般遮盖中间几位。

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

停放在北门的车辆，车牌云E12345，请车主移走。
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

停放在北门的车辆，车牌云E****5，请车主移走。
```
"""

CODE = "PRI-PLATE"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}出现车牌号 {shown}{more}"
HINT = "遮盖成 {shown}。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}number plate {shown}{more_en}",
    "mask it as {shown}; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "个人信息保护法第二十八条"
USES_FILES = True
