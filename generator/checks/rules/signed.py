"""DOC-SIGNED 落款、印发日期与成文日期不一致。

成文日期就是落款的日期：会议通过或者负责人签发之日。印发不会早于成文。这里看正文里机关名称下面的日期，和末尾“某机关 某年某月某日印发”一行；转发文件后面
附的上级文件另有落款，不查。

错误示例：
```md
title: 关于办理有关事项的通知
written_date: 2026-02-27

各乡镇人民政府：

现将有关事项通知如下。

岚清县人民政府办公室

2026年2月26日 ←
```

正确示例（其余同上）：
```md
written_date: 2026-02-26
```
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.checks.detectors.signatures import DatedLine, dated_lines
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source
from generator.model.vocabulary import folded

LEVEL = "warning"
MESSAGE = "{what}是“{shown}”，成文日期（written_date）写的是 {written}"
HINT = "对照原件，改正写错的一个"
ENGLISH = ("{shown} in the text does not fit written_date {written}", "compare with the original")
BASIS = "GB/T 9704-2012 7.3.5.4、7.4.3"

PASSED_ON = ("转发", "批转", "转载")
"""What titles of documents say that carry another one with a signature of its own."""


def check(source: Source, context: Context) -> Findings:
    """The signature that is the document's own, and the line of its printing."""
    row = source.document
    if row is None or row.written_date is None or row.kind in ("repost", "interpretation"):
        return
    lines = [*dated_lines(source.body)]
    signed = [line for line in lines if not line.printed]
    if signed and all(line.day != row.written_date for line in signed):
        agency = context.vocabularies.agencies.by_id.get(row.agency)
        called = (agency.name, *agency.aliases) if agency else ()
        own = [line for line in signed if _named(line, called)]
        passed_on = any(word in row.title for word in PASSED_ON)
        for line in own[:1] or (signed[:1] if len(signed) == 1 and not passed_on else ()):
            yield _finding(source, line, "正文的落款日期")
    for line in [line for line in lines if line.printed and line.day < row.written_date][-1:]:
        yield _finding(source, line, "正文末尾的印发日期早于成文日期，")


def _named(line: DatedLine, called: Sequence[str]) -> bool:
    """Whether one of the names is among those that sign."""
    return any(folded(name) in folded(signer) for name in called for signer in line.names)


def _finding(source: Source, line: DatedLine, what: str) -> Finding:
    row = source.document
    values = {"what": what, "shown": line.shown, "written": str(row.written_date) if row else ""}
    return Finding(source.body_line + line.line - 1, 1, values)
