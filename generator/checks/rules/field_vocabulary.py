"""FLD-VOCAB 名称不在词表里。

领域、主题、机关、类型只能用词表里的名称、编号或别名。领域是26个试点领域加上 _data/domains.yaml 里增加的；
主题在 _data/subjects.yaml，机关在 _data/agencies.yaml。

错误示例：

```md
---
title: 关于冬季供水的通知
domain: 市镇服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

正文。
```

正确示例：

```md
---
title: 关于冬季供水的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

正文。
```
"""

from __future__ import annotations

CODE = "FLD-VOCAB"
FAULT = "field-vocabulary"
LEVEL = "error"
MESSAGE = "{name}“{value}”不在词表里"
HINT = "{near_hint}改用词表里的名称；确需增加的，写进 content/_data/ 里对应的文件"
ENGLISH = (
    "unknown {key}: {value}",
    "use a name from content/_data{near_en}",
)
FIXED = True
