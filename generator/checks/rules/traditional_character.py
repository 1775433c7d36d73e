"""RES-TRAD 繁体字。

简体文件里夹着繁体字，多半来自转载网站或字体转换。

依据：国家通用语言文字法 第九条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

現將有關事項通知如下。
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

现将有关事项通知如下。
```
"""

CODE = "RES-TRAD"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "{where}有 {count} 个繁体字：{shown}"
HINT = "改成简体字；姓名、题词等确需保留的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}traditional characters: {shown}, {count} in all",
    "write them simplified; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "国家通用语言文字法第九条"
USES_FILES = True
