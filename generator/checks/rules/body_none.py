"""BODY-NONE 正文还没有写。

文件只有小标题，或者一个字也没有（新写的没有写完，导入的没有带来正文），发布出去就是一张空页。草稿、撤回的文件不查；有附件、清单明细的，或者内容写在头部的
（例如办事指南），可以没有正文。

错误示例：
```md
title: 关于做好冬春救助工作的通知
 ←
```
```md jiedu.md
title: 《示例办法》政策解读
kind: 政策解读
of: banfa

## 背景 ←

## 主要内容

说明。
```
```md banfa.md
title: 示例办法
```

```md
title: 关于做好冬春救助工作的通知

## 一、总体要求 ←

&nbsp;
```

正确示例：
```md
title: 关于做好冬春救助工作的通知
draft: 是
```
```md jiedu.md
title: 《示例办法》政策解读
kind: 政策解读
of: banfa

## 背景

说明。

## 主要内容

说明。
```
```md banfa.md
title: 示例办法
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.base.patterns import lazy_re
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model import elements
from generator.model.diagnostic import Finding
from generator.model.document import OPEN, Document
from generator.model.kind import Kind
from generator.model.source import Source

LEVEL = "error"
MESSAGE = "{what}还没有写"
HINT = "写上内容；还没有写完的，在头部写 draft: 是"
ENGLISH = ("there is no text yet", "write it; until then write draft: true")
FIXED = True
_SHORT = 5_000
"""Characters of a page; a longer one says something."""
_HEADINGS = lazy_re(r"<h[1-6]\b.*?</h[1-6]>", re.DOTALL)
_SHOWS = lazy_re(r"<(?:img|video|audio|picture|input|math)\b")
_TAG = lazy_re(r"<[^>]*>")
_SAYS = lazy_re(r"<p>\s*[^\s<&]")
"""A paragraph that begins with a character: most pages have one, and then nothing else need be asked."""
UNTOUCHED = "在这里写正文。"
"""What new documents held before there was this rule."""
_HEADING = lazy_re(r"(?P<marks>#{1,6})[ \t]+(?P<name>.+?)[ \t]*#*")


def check(source: Source, context: Context) -> Findings:
    """A body that nobody has written yet."""
    row, kind = source.document, source.kind
    if row is None or kind is None or row.draft or row.withdrawn or row.classification != OPEN:
        return
    parts = list(_empty_parts(_written(source), kind.sections)) if kind.sections else []
    yield from parts
    if UNTOUCHED in source.body:
        yield from (Finding(number, 1, {"what": "正文"}) for number, line in _written(source) if line == UNTOUCHED)
    attached = bool(row.attachments) and "rows" not in source.entries  # an empty table is attached too
    told = attached or row.rows or any(elements.sections(row, kind)) or _compiled(row, kind)
    if not told and not parts and _says_nothing(source.html):
        written = _written(source)
        yield Finding(written[0][0] if written else source.body_line, 1, {"what": "正文"})


def _written(source: Source) -> list[tuple[int, str]]:
    """The lines of the body that are not blank, by number."""
    lines = enumerate(source.body.splitlines(), source.body_line)
    return [(number, line.strip()) for number, line in lines if line.strip()]


def _says_nothing(html: str) -> bool:
    """Whether a page shows nothing but headings."""
    if len(html) > _SHORT or _SAYS.search(html) or _SHOWS.search(html):
        return False
    return not unescape(_TAG.sub("", _HEADINGS.sub("", html))).strip()


def _compiled(row: Document, kind: Kind) -> bool:
    """Whether it is put together from other documents."""
    return any(field.compiled and row.fields.get(field.key) for field in kind.fields)


def _empty_parts(written: list[tuple[int, str]], sections: tuple[str, ...]) -> Iterator[Finding]:
    """Headings that the kind asks for with nothing below them."""
    headings = [_HEADING.fullmatch(line) for _, line in written]
    for place, (match, (number, _)) in enumerate(zip(headings, written, strict=True)):
        if match is None or match["name"] not in sections:
            continue
        below = headings[place + 1] if place + 1 < len(headings) else match
        if below is not None and len(below["marks"]) <= len(match["marks"]):
            yield Finding(number, 1, {"what": f"“{match['name']}”一节"})
