"""SEC-ATTR 正文标注与公开属性矛盾。

公开属性写“主动公开”，文件里却有“此件不予公开”“此件依申请公开”“公开方式：依申请公开”等标注，两者必有一个错。引号里的引用不报。

依据：政府信息公开条例 第十七条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

请认真执行。

（此件不予公开）
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

请认真执行。

（此件公开发布）
```
"""

CODE = "SEC-ATTR"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}标注“{shown}”，与公开属性“主动公开”矛盾{more}"
HINT = "核对原件：不予公开的改 classification 并移到单独的文件夹；确定主动公开的，把标注改成“此件公开发布”。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}{shown} contradicts the classification 主动公开{more_en}",
    "correct the classification or the words; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "政府信息公开条例第十七条"
FIXED = True
USES_FILES = True
