"""REL-SELF 文件关联到自己。

关联字段写成了本文件自己的编号，多半是复制别的文件时没有改。

错误示例：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
kind: normative ← INT-MISSING NORM-FIELDS
replaces: banfa ←
validity: 有效
```

正确示例（其余同上）：
```md banfa.md
kind: normative ← INT-MISSING NORM-FIELDS
replaces: jiu-banfa
-validity
```
```md jiu-banfa.md
title: 岚清县示例管理办法（旧）
publish_date: 2021-03-01
kind: normative
validity: 废止
interpretation_exempt: 已废止
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "“{name}”写的是本文件自己的编号"
HINT = "改成另一份文件的编号，或删去这一项"
ENGLISH = ("{field} names the document itself", "name another document or remove it")


def check(library: Library) -> Findings:
    """Relations that lead back to where they stand."""
    for row, field, name in library.relations:
        if name == row.id:
            yield at(row, field.key, name=field.name, field=field.key)
