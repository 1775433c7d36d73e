"""DOC-NUMBER 发文字号写法。

发文字号写成“机关代字〔年份〕序号号”：年份写全，用六角括号，序号不加“第”、不编虚位（1不写成001）。令、公告的编号照原样写。正文里引用的文号也查，写错的作为提示。

错误示例：
```md
title: 关于办理有关事项的通知
doc_number: 岚民发[2026]003号 ←
```

正确示例（其余同上）：
```md
doc_number: 岚民发〔2026〕3号
```
"""

from __future__ import annotations

from generator.checks.detectors.forms import number_fault, numbers_in
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "发文字号“{shown}”写法不规范"
HINT = "改成“{wanted}”的形式"
ENGLISH = ("document number {shown} is not in the standard form", "write {wanted}")
BASIS = "GB/T 9704-2012 7.2.5"


def check(source: Source, _context: Context) -> Findings:
    """The number of the document itself, then those that its body cites."""
    wanted = number_fault(source.value("doc_number"))
    if wanted is not None:
        values = {"shown": source.value("doc_number"), "wanted": wanted or "机关代字〔年份〕序号号"}
        yield Finding(source.line_of("doc_number"), 1, values)
    told: set[str] = set()
    for offset, written, canonical in numbers_in(source.body):
        if written not in told:
            told.add(written)
            line = source.body_line + source.body.count("\n", 0, offset)
            yield Finding(line, 1, {"shown": written, "wanted": canonical}, level="info")
