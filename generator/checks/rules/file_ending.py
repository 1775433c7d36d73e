"""FILE-ENDING 扩展名不是 .md，没有发布。

只有以小写 .md 结尾的文件才会做成网页。记事本保存时会在后面加上 .txt（系统默认又不显示），有的编辑器写成 .markdown 或大写的 .MD，
输入法会把点打成全角。这样的文件不会上网。作为附件的（写在 attachments 里或正文里链接了的）和名称以“_”开头的，不报。

错误示例：
```text dibao.md.txt ←
---
title: 关于冬季供水的通知
---
```
```text tongzhi.MD ←
---
title: 关于冬季供水的通知
---
```
```md lizi.md
```

正确示例：
```md dibao.md
```
"""

from __future__ import annotations

import re

from generator.base.patterns import lazy_re, pattern_table
from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "这个文件没有做成网页：文件名以“{ending}”结尾，不是 .md"
HINT = "要发布的，把文件改名为 {meant}（Windows 上先在“查看”里勾选“文件扩展名”）；是附件的，写进文档的 attachments"
ENGLISH = (
    "no page is made of this file: its name ends in {ending}",
    "rename it to {meant}, or attach it to a document",
)

_MARKDOWN = pattern_table("md ｍｄ markdown mdown mkd mkdn mdwn mdx", whole=True)
_LIKE = lazy_re(
    rf"(?P<stem>.+?)(?P<ending>[.．。]{_MARKDOWN.pattern}(?:[.．。 ]*te?xt)?[ .．。]*)",
    re.IGNORECASE,
)


def check(library: Library) -> Findings:
    """Files whose name was meant to end in .md and that nothing is made of."""
    meant = {file_key: match for file_key in library.files if (match := _meant(file_key))}
    if not meant:
        return
    attached = {file.path for row in (*library.rows, *library.shut) for file in row.attachments}
    for file_key, match in meant.items():
        if file_key not in attached:
            values = {"ending": match["ending"], "meant": f"{match['stem']}.md"}
            yield Finding(0, 0, values, library.shown(file_key))


def _meant(file_key: str) -> re.Match[str] | None:
    """The parts of a name that is nearly one of a document."""
    if file_key.endswith(".md") or "/_" in file_key:
        return None
    return _LIKE.fullmatch(file_key.rpartition("/")[2])
