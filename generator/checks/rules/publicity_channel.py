"""PUB-CHANNEL 公示没有写明异议渠道。

公示是为了接受监督，要写明向谁提出异议：电话、地址或邮箱，至少一种。

错误示例：
```md gongshi.md
title: 岚清县示例补助对象公示
publish_date: 2026-11-16
kind: publicity ←
starts: 2026-11-16
ends: 2026-11-24
expires: 2026-11-30
```

正确示例（其余同上）：
```md gongshi.md
objection_phone: 0000-0000000
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "没有写明受理异议的渠道"
HINT = "至少加一行：objection_phone、objection_address 或 objection_email"
ENGLISH = ("there is no way to object", "give objection_phone, objection_address or objection_email")

CHANNELS = ("objection_phone", "objection_address", "objection_email")


def check(library: Library) -> Findings:
    """Public notices that nobody can object to; those that have expired are left alone."""
    for row in library.by_kind.get("publicity", ()):
        if not any(row.fields.get(key) for key in CHANNELS) and not row.expired(library.today):
            yield at(row, "kind")
