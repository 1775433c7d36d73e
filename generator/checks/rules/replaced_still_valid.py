"""REL-REPLACES 被替代的文件仍写着有效。

甲文件替代乙文件，乙文件的效力状态就不再是“有效”；两份文件互相替代则说不通。查阅的人要从旧文件上看得出它已被替代。

错误示例：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
kind: normative ← INT-MISSING NORM-FIELDS
replaces: jiu-banfa
```
```md jiu-banfa.md
title: 岚清县示例管理办法（旧）
publish_date: 2021-03-01
kind: normative ← NORM-FIELDS
interpretation_exempt: 已废止
validity: 有效 ←
```

正确示例（其余同上）：
```md banfa.md
kind: normative ← INT-MISSING NORM-FIELDS
```
```md jiu-banfa.md
validity: 废止
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library
from generator.model.standing import day_of

REPLACED = "已被 {id} 替代，效力状态却写着有效"

LEVEL = "warning"
BASIS = "关于加强行政规范性文件制定和监督管理工作的通知（国办发〔2018〕37号）"
MESSAGE = "{wrong}"
HINT = "{todo}"
ENGLISH = (
    "a replaced document still claims to be valid, or two replace each other",
    "set validity of the replaced one",
)


def check(library: Library) -> Findings:
    """Replaced documents that claim to hold, and pairs that replace each other."""
    for row, field, name in library.relations:
        if field.key != "replaces" or row.draft or row.withdrawn or max(row.publish_date, day_of(row)) > library.today:
            continue
        other = library.by_id.get(name)
        if other is None or other.id == row.id:
            continue
        if row.id in other.fields.get("replaces", ()):
            yield at(row, "replaces", wrong=f"本文件与 {name} 互相替代", todo="只留新文件上的“替代文件”")
        elif other.kind == "normative" and other.validity(library.today) == "有效" and not other.withdrawn:
            wrong = REPLACED.format(id=row.id)
            yield at(other, "validity", wrong=wrong, todo="改成 validity: 废止（或 失效、已修改）")
