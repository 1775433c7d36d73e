"""LEAK-SHARED 公开与不公开的文件共用附件。

同一个附件既附在主动公开的文件上，又附在依申请公开、不予公开的文件上：前者一发布，后者的内容就出去了；换了文件名、内容一样的也算。那个文件自己有错误、读不出来的也算。正文一字不差的也一样。公示期满撤下的名单还附在别的文件上的，也一样。与草稿、未到日期、撤回的其他文件共用的，作为提醒。

错误示例：
```md
title: 关于办理有关事项的通知
attachments: [mingdan.csv] ←
```
```md neibu.md
title: 关于审核情况的报告
classification: 不予公开 ← SEC-BESIDE
classified: {basis: 个人隐私, by: 县民政局办公室, date: 2026-02-25, next_review: 2036-02-25}
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
classified: {basis: 个人隐私, by: 县民政局办公室, date: 2026-02-25, next_review: 2036-02-25}
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
from generator.model.library import Library

LEVEL = "error"
MESSAGE = "{what}{kind}的文件 {other} {end}"
HINT = "公开版另写、另存为不同的文件，逐项脱敏；或从公开的文件里去掉"
ENGLISH = (
    "{what_en} {other}, which is {kind_en}",
    "attach a separate, cleaned file to the open document",
)
BASIS = "政府信息公开条例第三十七条"
FIXED = True


def check(library: Library) -> Findings:
    """Files that hang on an open and on a held-back document, by their key or by what stands in them."""
    yield from _same_bodies(library)
    attached = [row for row in library.rows if row.attachments]
    held: dict[str, tuple[Document, tuple[str, str]]] = {}
    for row in (*attached, *library.shut):
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


LEAST = 300
"""Bytes of a body as HTML, some eighty Han characters: shorter ones (正文见附件) are the same by chance."""


def _same_bodies(library: Library) -> Findings:
    """Open documents that say word for word what a document says that is not for everybody."""
    held = {}
    for row in (*library.rows, *library.shut):
        if row.classification in (ON_APPLICATION, WITHHELD) and (body := _body(row, library)):
            held[body] = row
    for row in library.rows if held else ():
        other = held.get(_body(row, library))
        if other and not _reason(row, library):
            values = {"what": "正文与", "end": "的正文一字不差", "what_en": "the text is word for word that of"}
            why = _reason(other, library) or ("", "")
            yield Finding(1, 1, {**values, "other": other.source, "kind": why[0], "kind_en": why[1]}, row.source)


def _body(row: Document, library: Library) -> str:
    """What tells a body from others; "" for one that is too short."""
    key = library.bodies.get(row.file_key, "")
    return key.partition(":")[0] if key and int(key.split(":")[3]) >= LEAST else ""


def _keys(attachment: Attachment) -> tuple[str, ...]:
    """What a file is known by: a copy of it under another name is the same file."""
    return tuple(key for key in (attachment.path, attachment.original, attachment.copy) if key)


def _problem(row: Document, path: str, other: Document, why: tuple[str, str]) -> Finding:
    name = path.rpartition("/")[2]
    values = {"what": f"附件“{name}”也附在", "end": "上", "what_en": f"attachment {name} is also attached to"}
    values |= {"other": other.source, "kind": why[0], "kind_en": why[1]}
    level: Level | None = None if _taken_back(other, why[0]) else "warning"
    return Finding(row.lines.get("attachments", 1), 1, values, row.source, level)


_OVER = "期满撤下"


def _taken_back(other: Document, why: str) -> bool:
    """Whether what hangs on it must not stay anywhere: not open at all, or a list whose time to be public has passed.
    A form may hang on a notice that was withdrawn and on the one that came after it."""
    return other.classification in (ON_APPLICATION, WITHHELD) or (other.kind == "publicity" and why == _OVER)


def _reason(row: Document, library: Library) -> tuple[str, str] | None:
    """Why a document is held back today, in both languages; None when it is shown."""
    if row.classification == WITHHELD:
        return "不予公开", "withheld"
    if row.classification == ON_APPLICATION:
        return "依申请公开", "open on application only"
    if row.draft:
        return "草稿状态", "a draft"
    if row.publish_date > library.today:
        return "未到发布日期", "not published yet"
    if row.withdrawn:
        return "已撤回", "withdrawn"
    return (_OVER, "expired") if row.expired(library.today) else None
