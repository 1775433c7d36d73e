"""SEC-BESIDE 不予公开的文件放在公开内容旁边。

不予公开的文件不会出现在网站上，但内容文件夹用 Git 管理，提交过的内容永远留在历史里，能看到仓库的人都能看到。这类文件应放在单独的、不公开的文件夹里，
构建时用第二个 --content 指明，或者根本不放进来。

错误示例：
```md
title: 关于办理有关事项的通知
```
```md neibu.md
title: 关于审核情况的报告
classification: 不予公开 ←
classified: {basis: 个人隐私, by: 县民政局办公室, date: 2026-02-25, next_review: 2036-02-25}

内部稿。
```

正确示例：
```md
title: 关于办理有关事项的通知
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.document import OPEN, WITHHELD
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "不予公开的文件与公开的文件放在同一个内容文件夹里"
HINT = "移到单独的文件夹；已经提交过的，按手册“清除历史”一节处理"
ENGLISH = (
    "a withheld document lies in the same content folder as open ones",
    "move it to a folder of its own; what was committed stays in Git's history",
)
BASIS = "保守国家秘密法第二十二条"


def check(library: Library) -> Findings:
    """Withheld documents with something in them, in a content folder that holds open ones."""
    withheld = [row for row in library.rows if row.classification == WITHHELD and (row.excerpt or row.attachments)]
    if not withheld:
        return
    shared = {row.file_key.partition("/")[0] for row in library.rows if row.classification == OPEN}
    for row in withheld:
        if row.file_key.partition("/")[0] in shared:
            yield Finding(row.lines.get("classification", 1), 1, {}, row.source)
