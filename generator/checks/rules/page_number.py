"""RES-PAGE 页码残留。

扫描、排版文件的页码混进正文，往往还把一句话断成两段。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

推进决策公开，扩大公众参与，

— 7 —

提高决策透明度。
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

推进决策公开，扩大公众参与，提高决策透明度。
```
"""

CODE = "RES-PAGE"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}有页码残留“{shown}”{more}"
HINT = "删去页码，把前后断开的句子接起来。"
ENGLISH = (
    "{where}a page number in the text: {shown}{more_en}",
    "delete it and join the broken sentence",
)
USES_FILES = True
