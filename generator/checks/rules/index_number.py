"""DOC-INDEX 索引号写法。

索引号写成“机构代码/年份-五位流水号”，机构代码是18位统一社会信用代码（校验位要对）、9位组织机构代码或6位区划代码。系统生成的“None”之类不能留着。

错误示例：
```md
title: 关于办理有关事项的通知
index_number: 990101/2026-None ←
```

正确示例（其余同上）：
```md
index_number: 990101/2026-00012
```
"""

from __future__ import annotations

from generator.checks.detectors.forms import index_fault
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "索引号“{shown}”不对：{why}"
HINT = "按索引号登记簿核对后改正"
ENGLISH = ("index number {shown} is wrong: {why}", "check it against the register")
BASIS = "政府信息公开条例第十二条"


def check(source: Source, _context: Context) -> Findings:
    """The index number in the front matter."""
    number = source.value("index_number")
    why = index_fault(number) if number.strip() else None
    if why:
        yield Finding(source.line_of("index_number"), 1, {"shown": number, "why": why})
