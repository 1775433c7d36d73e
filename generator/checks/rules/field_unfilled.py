"""FLD-UNFILLED 字段里还是提示的字。

新文件的模板在要填的地方写着字段的名称，例如“受理机关”。没有改就发布，网页上就是这几个字。草稿不查。

错误示例：
```md
title: 标题 ←
```

正确示例：
```md
title: 关于做好冬春救助工作的通知
```
"""

from __future__ import annotations

from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "error"
MESSAGE = "“{name}”还没有填，值还是字段的名称"
HINT = "写上真实的内容，或者删去这一行；还没有写完的，在头部写 draft: 是"
ENGLISH = ("{name} still holds its own name", "fill it in, or remove the line")
FIXED = True


def check(source: Source, context: Context) -> Findings:
    """Fields whose value is their own name."""
    if source.document is None or source.kind is None or source.document.draft:
        return
    for field in source.kind.every_field:
        entry = source.entries.get(field.key)
        given = entry.value if entry else None
        if given == field.name or given == [field.name]:
            yield Finding(source.line_of(field.key), 1, {"name": field.name})
