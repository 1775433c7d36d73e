"""CAT-AUDIENCE 只向特定对象公开的事项不能主动公开。

目录里公开方式是“依申请”、或公开对象不是“全社会”的事项，内容往往涉及具体的人（名单、明细、决定书），不能作为主动公开的
文件放到网上；事项页面只说明怎样查阅。

错误示例：
```md
publish_date: 2026-03-02
catalogue: szfw-03 ←
```

正确示例（其余同上）：
```md
classification: 依申请公开
classified: {basis: 主动公开范围以外, by: 县民政局办公室, date: 2026-02-25}
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.document import OPEN
from generator.model.library import Library

LEVEL = "error"
BASIS = "国办发〔2019〕54号（四）；政府信息公开条例第十五条"
MESSAGE = "公开事项“{value} {item}”{why}，本文件却是主动公开"
HINT = "由审查的人重新选定公开属性（依申请公开、不予公开）；内容确实可以向全社会公开的，改用别的事项"
ENGLISH = ("item {value} is not for everybody, but the document is 主动公开", "change the classification or the item")


def check(library: Library) -> Findings:
    """Documents for everybody, drafts too, whose item is for some or on application."""
    items = library.vocabularies.items
    closed = {name: (item.name, item.restricted) for name, (_, item) in items.items() if item.restricted}
    for row in library.rows if closed else ():
        if row.catalogue in closed and row.classification == OPEN:
            name, why = closed[row.catalogue]
            yield at(row, "catalogue", value=row.catalogue, item=name, why="是" + why if why.startswith("依") else why)
