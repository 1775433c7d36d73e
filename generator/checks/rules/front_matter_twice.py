"""FILE-TWICE 正文里还有一个文件头。

两份文件粘在一起，或导入时带来了原来的文件头：后一个里写的公开属性、草稿、到期日期不起作用，读者看到的只是几行文字。

错误示例：
```md
正文第一段。

--- ←
draft: 是
publish_date: 2026-03-01
---

正文第二段。
```

正确示例：
```md
正文第一段。

正文第二段。
```
"""

from __future__ import annotations

from itertools import pairwise

from generator.base.patterns import lazy_re
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.kind import COMMON, by_name
from generator.model.source import Source

LEVEL = "error"
MESSAGE = "正文里还有一个文件头，写着“{field}”，不起作用"
HINT = "是两份文件的，分成两个文件；是多余的，删去从 --- 到 --- 的几行；要起作用的，并到文件开头去"
ENGLISH = ("there is a second front matter in the body, with {field}", "split the file, or delete it")
BASIS = "政府信息公开条例第十七条"
FIXED = True

_FENCE = lazy_re(r"(?m)^(?:---|\+\+\+)[ \t]*$")
_FIELD = lazy_re(r"""(?m)^[ \t]{0,3}["']?([\w-]{2,20})["']?[ \t]*[:：=]""")
_MOST = 4000
"""Characters behind a fence that are looked at."""


def check(source: Source, _context: Context) -> Findings:
    """Blocks between fences that hold fields of every document."""
    body = source.body
    if "---" not in body and "+++" not in body:
        return
    names = by_name(COMMON)
    fences = [match.span() for match in _FENCE.finditer(body)]
    for (start, end), (stop, _) in pairwise(fences):
        block = body[end : min(stop, end + _MOST)]
        field = next((name for name in _FIELD.findall(block) if name in names), "")
        if field and "\n\n" not in block.strip():
            yield Finding(source.body_line + body.count("\n", 0, start), 1, {"field": field})
            return
