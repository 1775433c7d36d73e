"""RES-WORD Word 残留。

从 Word 粘贴时带进来的书签、域代码和标签，读者看到的是乱码，也说明没有逐字校对。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

[bookmark: _GoBack]各有关部门要抓好落实。
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

各有关部门要抓好落实。
```
"""

CODE = "RES-WORD"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}有 Word 残留“{shown}”{more}"
HINT = "删去这几个字符，并检查前后文是否缺字；可以用 gongkai import 重新导入原文件。"
ENGLISH = (
    "{where}residue of Word: {shown}{more_en}",
    "delete it and check the text around it",
)
FIXED = True
USES_FILES = True
