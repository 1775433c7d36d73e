"""DOC-CLAUSE 层次序数缺号或重号。

公文层次序数依次为“一、”“（一）”“1.”“（1）”，同一层连续编号。缺号可能是漏了一段，重号引用时分不清。摘录的条款（不从一开始）不报，也不自动改。

错误示例：
```md
title: 关于办理有关事项的通知

一、总体要求

按上级部署执行。

三、保障措施 ←

加强督促检查。
```

正确示例（其余同上）：
```md
一、总体要求

按上级部署执行。

二、保障措施

加强督促检查。
```
"""

from __future__ import annotations

from generator.checks.detectors.ladder import steps
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "“{shown}”{what}"
HINT = "对照原件，补上缺的段落或改正序数"
ENGLISH = ("{shown} {what_en}", "compare with the original")
BASIS = "GB/T 9704-2012 7.3.3"


def check(source: Source, _context: Context) -> Findings:
    """Gaps and repetitions of the body's numbering."""
    for step in steps(source.body):
        what = f"之前缺少“{step.missing}”" if step.missing else "重复"
        what_en = f"comes without {step.missing}" if step.missing else "is there twice"
        yield Finding(source.body_line + step.line - 1, 1, {"shown": step.shown, "what": what, "what_en": what_en})
