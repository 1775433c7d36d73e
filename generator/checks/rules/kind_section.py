"""KIND-SECTION 正文缺少这类文件应有的部分。

有的文件类型要求正文分部分写明，例如政策解读要讲背景和主要内容。这里看正文的小标题里有没有这几个词。正文很短、没有小标题的
文件不检查。

错误示例：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
kind: normative
```
```md jiedu.md
title: 《岚清县示例管理办法》解读
publish_date: 2026-03-03
kind: interpretation
of: banfa
 ←
## 背景

说明。

## 其他

说明。
```

正确示例（其余同上）：
```md jiedu.md
## 背景

说明。

## 主要内容

说明。
```
"""

from __future__ import annotations

import re

from generator.base.patterns import lazy_re
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
BASIS = "国办发〔2016〕80号（解读内容）"
MESSAGE = "“{kind}”的正文没有“{section}”这一部分"
HINT = "加一个小标题，例如：## {section}"
ENGLISH = ("the body lacks a section {section}", "add a heading ## {section}")

HEADING = lazy_re(r"^(?:#{1,6}[ \t]+(?P<marked>.+)|(?P<numbered>[一二三四五六七八九十]+、.{1,30}))$", re.MULTILINE)
"""A Markdown heading, or the numbered line by which official documents head their parts."""


def check(source: Source, context: Context) -> Findings:
    """Sections that the kind asks for and no heading names."""
    if not source.kind or not source.kind.sections or source.document is None:
        return
    headings = [match["marked"] or match["numbered"] for match in HEADING.finditer(source.body)]
    for section in source.kind.sections if headings else ():
        if not any(section in heading for heading in headings):
            yield Finding(line=source.body_line, column=1, values={"kind": source.kind.name, "section": section})
