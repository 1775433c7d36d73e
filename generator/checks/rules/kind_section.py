"""KIND-SECTION 正文缺少这类文件应有的部分。

有的文件类型要求正文分部分写明，例如政策解读要讲背景和主要内容。这里看正文的小标题里有没有这几个词。正文很短、没有小标题的
解读不检查。征求意见要讲背景和主要内容（附有起草说明的不必再写），回应关切要讲事实、措施和结果：没有小标题的，写在同名的字段里。

错误示例：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
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

from generator.base.headings import headings as headings_of
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
BASIS = "国办发〔2016〕80号（解读内容）"
MESSAGE = "“{kind}”的正文没有“{section}”这一部分"
HINT = "加一个小标题，例如：## {section}"
ENGLISH = ("the body lacks a section {section}", "add a heading ## {section}")


def check(source: Source, context: Context) -> Findings:
    """Sections that the kind asks for and that no heading, no field and no attachment of that name holds."""
    kind, row = source.kind, source.document
    if kind is None or row is None or not kind.sections:
        return
    headings = headings_of(source.body)
    explained = any(word in item.title for item in row.attachments for word in kind.explained_by)
    if explained or not (headings or kind.owed_sections):
        return
    words = dict(kind.section_words)
    given = {field.name for field in kind.fields if field.key in row.fields}
    for section in kind.sections:
        meant = (section, *words.get(section, ()))
        if section not in given and not any(word in heading for heading in headings for word in meant):
            yield Finding(line=source.body_line, column=1, values={"kind": kind.name, "section": section})
