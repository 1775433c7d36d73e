"""RES-FOOT 脚注号残留。

从网页或扫描件复制时带来的脚注号，脚注本身没有跟来。Markdown 的脚注写法 [^1] 不报。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

要进一步明确政务公开^[1]的内容。
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

要进一步明确政务公开的内容。
```
"""

CODE = "RES-FOOT"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}有脚注号残留“{shown}”{more}"
HINT = "删去，或把脚注补全。"
ENGLISH = (
    "{where}the mark of a note that is not there: {shown}{more_en}",
    "delete it, or add the note",
)
USES_FILES = True
