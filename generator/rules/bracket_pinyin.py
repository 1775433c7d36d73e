"""RES-PINYIN 括注拼音。

转载网站给字加的拼音，不属于原文。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

经办(bàn)公厅同意，现予公布。
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

经办公厅同意，政府和社会资本合作(ppp)项目现予公布。
```
"""

CODE = "RES-PINYIN"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}有 {count} 处括注拼音，第一处是“{shown}”"
HINT = "全部删去；可以用 gongkai import 重新导入，自动清除。"
ENGLISH = (
    "{where}pinyin in brackets: {shown}, {count} in all",
    "delete it",
)
USES_FILES = True
