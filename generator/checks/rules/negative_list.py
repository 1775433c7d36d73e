"""SEC-LIST 命中本县负面清单。

`content/_data/negative_list.yaml` 列明本县不予公开的事项，每项有编号 code、事项 matter、依据 basis 和匹配 patterns（词语，或写在两个斜杠之间的正则表达式）。

发布负面清单本身的文件（标题含“负面清单”）不查。

依据：政府信息公开条例 第十四条至第十六条。

错误示例：

```md
---
title: 关于办理有关事项的通知
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-01
classification: 主动公开
---

县应急物资储备库位于北山路。
```

```yaml _data/negative_list.yaml
- code: FM-01
  matter: 应急物资储备库的具体位置
  basis: 政府信息公开条例 第十四条
  patterns: [储备库位于, 储备库地址]
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

县应急物资储备充足，群众求助请拨打12345。
```

```yaml _data/negative_list.yaml
- code: FM-01
  matter: 应急物资储备库的具体位置
  basis: 政府信息公开条例 第十四条
  patterns: [储备库位于, 储备库地址]
```
"""

CODE = "SEC-LIST"
SCOPE = "gate"
LEVEL = "error"
MESSAGE = "{where}“{shown}”属于负面清单 {number}“{matter}”{more}"
HINT = "删去有关内容（依据：{legal}）。确需公开的，经批准后在 exceptions 里加一条（{example}）"
ENGLISH = (
    "{where}{shown} belongs to item {number} of the negative list ({matter}){more_en}",
    "remove it; or, once approved, add an entry to exceptions ({example})",
)
BASIS = "政府信息公开条例第十四条至第十六条"
FIXED = True
USES_FILES = True
