"""LIST-CODE 清单里编码重复。

编码是一个事项在各版清单里不变的名字，一份清单里不能有两个相同。

错误示例：

```md qingdan.md
---
title: 岚清县示例局收费清单
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
kind: list
list_type: 收费清单
rows: shoufei.csv
---

正文。
```

```csv shoufei.csv
编码,名称,依据,生效日期,失效日期,调整原因
SF-01,城市道路占用费,示例办法第三条,2026-01-01,,
SF-01,污水处理费,示例办法第五条,2026-01-01,,
```

正确示例：

```md qingdan.md
---
title: 岚清县示例局收费清单
domain: 市政服务
subject: 城乡建设
publish_date: 2026-03-02
classification: 主动公开
kind: list
list_type: 收费清单
rows: shoufei.csv
---

正文。
```

```csv shoufei.csv
编码,名称,依据,生效日期,失效日期,调整原因
SF-01,城市道路占用费,示例办法第三条,2026-01-01,,
```
"""

from __future__ import annotations

CODE = "LIST-CODE"
FAULT = "list-code"
LEVEL = "error"
MESSAGE = "编码“{value}”与第 {other} 行重复"
HINT = "改掉其中一个编码"
ENGLISH = (
    "code {value} repeats that of line {other}",
    "change one of them",
)
FIXED = True
