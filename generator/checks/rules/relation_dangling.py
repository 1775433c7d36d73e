"""REL-DANGLING 关联的文件不存在。

解读对象、对应征集、形成文件、替代文件、对应文件等字段写的是另一份文件的编号（文件名去掉 .md，或该文件的 id）。写错了，两边的
页面就连不起来。

错误示例：
```md jiedu.md
title: 《岚清县示例管理办法》解读
publish_date: 2026-03-02
kind: interpretation
of: banfa-2 ←

## 背景

说明。

## 主要内容

说明。
```

正确示例（其余同上）：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
kind: normative
```
```md jiedu.md
publish_date: 2026-03-03
of: banfa
```
"""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.checks.rules._at import Findings, at, nearest
from generator.model.site import Library

LEVEL = "error"
MESSAGE = "“{name}”写的编号“{value}”不存在"
HINT = "{near_hint}改成已有文件的编号，或删去这一项"
ENGLISH = ("{field} names {value}, which does not exist", "use the id of an existing document{near_en}")
FIXED = True


def check(library: Library) -> Findings:
    """Relations to ids that no document has; one that cannot be read yet has its own errors."""
    known = library.by_id
    unread = {PurePosixPath(place).stem for place in library.unread}
    for row, field, name in library.relations:
        if name not in known and name not in unread:
            yield at(row, field.key, name=field.name, field=field.key, value=name, near=nearest(name, known))
