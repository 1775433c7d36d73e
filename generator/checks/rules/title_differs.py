"""DOC-TITLE 标题与所附文件标题不一致。

印发通知的标题里写的文件名，与正文所附文件的标题差一两个字（例如“全州”与“全县”），多半有一个抄错了。

错误示例：
```md
title: 关于印发《岚清县2026年全县政务公开工作要点》的通知

各乡镇人民政府：

现予印发。

# 岚清县2026年全州政务公开工作要点 ←

一、总体要求
```

正确示例（其余同上）：
```md
各乡镇人民政府：

现予印发。

# 岚清县2026年全县政务公开工作要点

一、总体要求
```
"""

from __future__ import annotations

from generator.checks.detectors.titles import differing
from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.source import Source

LEVEL = "warning"
MESSAGE = "标题中是“{given}”，所附文件标题是“{found}”"
HINT = "对照原件，改成一致"
ENGLISH = ("the title says {given}, the attached text {found}", "make them agree with the original")


def check(source: Source, _context: Context) -> Findings:
    """Lines of the body that are the title but for a word."""
    for line, given, found in differing(source.value("title"), source.body):
        yield Finding(source.body_line + line - 1, 1, {"given": given, "found": found})
