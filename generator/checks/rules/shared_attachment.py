"""LEAK-SHARED 公开与不公开的文件共用附件。

同一个附件既附在主动公开的文件上，又附在依申请公开、不予公开的文件上：前者一发布，后者的内容就出去了；换了文件名、内容一样的也算。与草稿、未到日期的文件共用的，作为提醒。

错误示例：
```md
title: 关于办理有关事项的通知
attachments: [mingdan.csv] ←
```
```md neibu.md
title: 关于审核情况的报告
classification: 不予公开 ← SEC-BESIDE
attachments: [mingdan.csv]

内部稿。
```
```csv mingdan.csv
乡镇,户数
青山镇,12
```

正确示例（其余同上）：
```md neibu.md
classification: 不予公开 ← SEC-BESIDE
attachments: [mingdan-neibu.csv]
```
```csv mingdan-neibu.csv
姓名,户数
李某,1
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding, Level
from generator.model.document import ON_APPLICATION, OPEN, WITHHELD, Attachment, Document
from generator.model.site import Library

LEVEL = "error"
MESSAGE = "附件“{file}”也附在{kind}的文件 {other} 上"
HINT = "公开版另存为不同的文件，逐项脱敏；或从公开的文件里去掉这个附件"
ENGLISH = (
    "attachment {file} is also attached to {other}, which is {kind_en}",
    "attach a separate, cleaned file to the open document",
)
BASIS = "政府信息公开条例第三十七条"
FIXED = True


def check(library: Library) -> Findings:
    """Files that hang on an open and on a held-back document, by their place or by what stands in them."""
    attached = [row for row in library.rows if row.attachments]
    held: dict[str, tuple[Document, tuple[str, str]]] = {}
    for row in attached:
        why = _reason(row, library)
        for key in (key for attachment in row.attachments if why for key in _keys(attachment)):
            if why and (key not in held or row.classification != OPEN):
                held[key] = row, why
    for row in attached if held else ():
        if _reason(row, library):
            continue
        for attachment in row.attachments:
            known = next((held[key] for key in _keys(attachment) if key in held), None)
            if known:
                yield _problem(row, attachment.path, *known)


def _keys(attachment: Attachment) -> tuple[str, ...]:
    """What a file is known by: a copy of it under another name is the same file."""
    return tuple(key for key in (attachment.path, attachment.original, attachment.copy) if key)


def _problem(row: Document, path: str, other: Document, why: tuple[str, str]) -> Finding:
    values = {"file": path.rpartition("/")[2], "other": other.source, "kind": why[0], "kind_en": why[1]}
    level: Level | None = None if other.classification in (ON_APPLICATION, WITHHELD) else "warning"
    return Finding(row.lines.get("attachments", 1), 1, values, row.source, level)


def _reason(row: Document, library: Library) -> tuple[str, str] | None:
    """Why a document is held back today, in both languages; None when it is shown."""
    if row.classification == WITHHELD:
        return "不予公开", "withheld"
    if row.classification == ON_APPLICATION:
        return "依申请公开", "open on application only"
    if row.draft:
        return "草稿状态", "a draft"
    return ("未到发布日期", "not published yet") if row.publish_date > library.today else None
