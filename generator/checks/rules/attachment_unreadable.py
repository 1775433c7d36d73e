"""ATT-UNREADABLE 附件无法检查。

附件设有密码、已损坏、过大，或是旧格式、不常用的压缩格式，里面有没有不该公开的内容查不出来，要人工确认。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
attachments: [biao.xlsx]
---

正文。
```

```csv biao.xlsx
乡镇,户数
青山镇,12
```

正确示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
attachments: [biao.csv]
---

正文。
```

```csv biao.csv
乡镇,户数
青山镇,12
```
"""

CODE = "ATT-UNREADABLE"
SCOPE = "gate"
LEVEL = "warning"
MESSAGE = "附件“{name}”无法检查：{why}"
HINT = "换成可以检查的格式（docx、xlsx、csv、pdf）；不换的，由审查人逐页看过。"
ENGLISH = (
    "attachment {name} cannot be inspected: {why}",
    "use docx, xlsx, csv or pdf, or have somebody read all of it",
)
USES_FILES = True
