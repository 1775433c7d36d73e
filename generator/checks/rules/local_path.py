"""RES-PATH 本机路径。

指向某台电脑或共享文件夹的路径（C 盘、file 开头的地址、两个反斜杠开头的共享），群众打不开，还会露出用户名和文件名。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

附表见 file:///D:/公文/1.doc。
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

附表见附件。
```
"""

CODE = "RES-PATH"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}有本机路径 {shown}{more}"
HINT = "改成文件的网上地址，或把文件作为附件附上。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}a path on somebody's computer: {shown}{more_en}",
    "attach the file and link to it; or, once approved, add an entry to exceptions ({example})",
)
FIXED = True
USES_FILES = True
