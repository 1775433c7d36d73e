"""LIST-ROW 清单事项取消而没有说明原因。

清单的动态调整本身也要公开：事项取消时，不要把这一行删掉，而是写上失效日期和调整原因。与所替代（replaces）的上一版清单
相比，少了哪一项、又没有在本版里写明取消原因的，也在这里报告；`check --since` 还会对照提交记录，报告从同一份表里直接删掉的行。

错误示例：
```md qingdan.md
title: 岚清县示例局收费清单
publish_date: 2026-03-02
kind: list
list_type: 收费清单
rows: shoufei.csv
```
```csv shoufei.csv
编码,名称,依据,生效日期,失效日期,调整原因
SF-01,城市道路占用费,示例办法第三条,2026-01-01,2026-02-28, ←
```

正确示例（其余同上）：
```csv shoufei.csv
编码,名称,依据,生效日期,失效日期,调整原因
SF-01,城市道路占用费,示例办法第三条,2026-01-01,2026-02-28,上级文件取消该项收费
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library
from generator.model.register import called

FAULT = "list-row"
LEVEL = "warning"
BASIS = "政府信息公开条例第八条；关于全面推进政务公开工作的意见（中办发〔2016〕8号）"
MESSAGE = "“{value}”{gone}没有写明调整原因"
HINT = "保留这一行，写上失效日期（valid_to）和调整原因（reason）"
ENGLISH = ("{value} ended or is gone without a reason", "keep the row with valid_to and reason")


def check(library: Library) -> Findings:
    """Rows of the version before that this version neither holds nor explains."""
    for row in library.rows:
        if not row.rows or "replaces" not in row.fields:
            continue
        held = {called(item) for item in row.rows} | {item["name"] for item in row.rows}
        for name in row.fields["replaces"]:
            before = library.by_id.get(name)
            for item in before.rows if before and before.id != row.id else ():
                if not item["valid_to"] and called(item) not in held and item["name"] not in held:
                    yield at(row, "replaces", value=item["name"] or called(item), gone="在上一版清单里有、本版没有，")
