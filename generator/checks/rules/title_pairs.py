"""DOC-PAIRS 标题里的引号、书名号、括号没有配对。

标题里的引号、书名号、括号要成对：少打一个，或左右打反，多半是录入的差错，网页上会照样显示。

错误示例：
```md
title: 关于印发《岚清县政务公开办法的通知 ←
```

正确示例：
```md
title: 关于印发《岚清县政务公开办法》的通知
```
"""

from __future__ import annotations

from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "标题里的“{shown}”没有配对"
HINT = "对照原件，把成对的标点补全或改正"
ENGLISH = ("{shown} in the title has no counterpart", "make the pair whole as in the original")

_PAIRS = {"“": "”", "《": "》", "〈": "〉", "（": "）", "(": ")", "「": "」", "『": "』", "【": "】", "〔": "〕"}
_SAME = str.maketrans("()", "（）")


def check(source: Source, _context: Context) -> Findings:
    """The first sign of the title whose other half is not there."""
    lone = unpaired(source.value("title"))
    if lone:
        yield Finding(source.line_of("title"), 1, {"shown": lone})


def unpaired(text: str) -> str:
    """The first sign whose other half is missing or stands before it, "" where all are paired. Brackets of half width
    and of full width go together."""
    closing = {end: start for start, end in _PAIRS.items()}
    waiting: list[str] = []
    for sign in text.translate(_SAME):
        if sign in _PAIRS:
            waiting.append(sign)
        elif sign in closing and (not waiting or waiting.pop() != closing[sign]):
            return sign
    if waiting:
        return waiting[0]
    return '"' if text.count('"') % 2 else ""
