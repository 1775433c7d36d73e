"""REL-KIND 关联的文件类型不对。

政策解读要解读一份政策文件，意见采纳情况要对应一次征求意见，清单替代的是上一版清单。关联到别的类型，多半是编号写错了。

错误示例：
```md zhineng.md
title: 岚清县示例局机构职能
publish_date: 2026-03-02
kind: functions
```
```md jiedu.md
title: 《岚清县示例管理办法》解读
publish_date: 2026-03-03
kind: interpretation
of: zhineng ←

## 背景

说明。

## 主要内容

说明。
```

正确示例：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
```
```md jiedu.md
title: 《岚清县示例管理办法》解读
publish_date: 2026-03-03
kind: interpretation
of: banfa

## 背景

说明。

## 主要内容

说明。
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "“{name}”写的“{value}”是{kind}，应为{wanted}"
HINT = "改成正确的文件编号"
ENGLISH = ("{field} leads to {value}, a document of another kind", "use the right id")


def check(library: Library) -> Findings:
    """Relations whose other end is of a kind that makes no sense."""
    kinds = library.vocabularies.kinds.by_id
    for row, field, name in library.relations:
        other = library.by_id.get(name)
        if field.targets and other is not None and other.id != row.id and other.kind not in field.targets:
            wanted = "、".join(kinds[kind].name for kind in field.targets if kind in kinds)
            yield at(
                row, field.key, name=field.name, field=field.key, value=name, kind=kinds[other.kind].name, wanted=wanted
            )
