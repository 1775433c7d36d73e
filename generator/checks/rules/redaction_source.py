"""SEC-SOURCE 涂去的文字还在源文件里。

涂去标记只管网站：页面、附件副本、检索和报告里没有的文字，源文件和 Git 的历史里都还有。仓库是公开的，就等于已经公开；仓库不公开的，能看到仓库的人都能看到。
仓库公开的，不要用标记，直接删去不能公开的文字，写上“〔此处已作不公开处理〕”，原件另存在不公开的地方。确认仓库不公开以后，可以在 config.yaml 里把这条关掉。

错误示例：
```md
title: 关于办理有关事项的通知

申请人{涂}张某某{/涂}的申请已受理。 ←
```

正确示例：
```md
title: 关于办理有关事项的通知

申请人〔此处已作不公开处理〕的申请已受理。
```
"""

from __future__ import annotations

from generator.checks.rules import Context
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.redaction import WORDS
from generator.model.source import Source

LEVEL = "info"
MESSAGE = "这份文件涂去 {count} 处；涂去的文字还在源文件和 Git 历史里"
HINT = "确认仓库不公开；公开的仓库里，请删去这些文字，只留“〔此处已作不公开处理〕”"
ENGLISH = (
    "{count} parts are hidden on the site; the file and Git's history still hold them",
    "make sure that the repository is not public, or take the text itself out",
)
BASIS = "政府信息公开条例第三十七条"


def check(source: Source, _context: Context) -> Findings:
    """Documents in which marks hide something, once each, at the first."""
    hidden = source.redacted.hidden
    if hidden and not source.redacted.faults:
        lines = source.text.split("\n")
        first = next((number for number, line in enumerate(lines, 1) if WORDS in line), 1)
        yield Finding(first, 1, {"count": str(len(hidden))})
