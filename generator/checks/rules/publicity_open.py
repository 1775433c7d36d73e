"""PUB-OPEN 公示期满而没有到期日期。

公示期满，名单等内容应当撤下。写上 expires，到期后正文和附件自动撤下，只留一条说明。

错误示例：
```md gongshi.md
title: 岚清县示例补助对象公示
publish_date: 2026-03-02
kind: publicity
starts: 2026-03-02
ends: 2026-03-10 ←
objection_phone: 0000-0000000
```

正确示例（其余同上）：
```md gongshi.md
expires: 2026-03-31
```
"""

from __future__ import annotations

import datetime

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
BASIS = "个人信息保护法第十九条、第四十七条"
MESSAGE = "公示 {ends} 期满，没有写到期日期，名单还在网上"
HINT = "加一行 expires: {ends}（或经批准的更晚日期）；确需长期公开的，在“例外”（exceptions）里写明依据"
ENGLISH = ("the period ended on {ends} and there is no expires", "add expires: {ends}")


def check(library: Library) -> Findings:
    """Notices past their period that nothing takes away."""
    for row in library.by_kind.get("publicity", ()):
        ends = row.fields.get("ends")
        if isinstance(ends, datetime.date) and ends < library.today and row.expires is None:
            yield at(row, "ends", ends=str(ends))
