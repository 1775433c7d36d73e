"""CAT-ITEM 公开事项不存在或不属于本领域。

公开事项（catalogue）写的是目录里的事项编号，并且要是本领域的事项。

错误示例：
```md
publish_date: 2026-03-02
catalogue: szfw-99 ←
```

正确示例（其余同上）：
```md
catalogue: szfw-01
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at, nearest
from generator.model.site import Library

LEVEL = "error"
BASIS = "国办发〔2019〕54号（四）"
MESSAGE = "公开事项“{value}”{wrong}"
HINT = "{near_hint}改成本领域目录里的编号，见 content/_data/catalogue/"
ENGLISH = ("item {value} does not exist in this domain", "use an item of the domain{near_en}")
FIXED = True


def check(library: Library) -> Findings:
    """Items that no catalogue has, or that belong to another domain."""
    items = library.vocabularies.items
    for row in library.rows if items else ():
        if not row.catalogue:
            continue
        domain, _ = items.get(row.catalogue, ("", None))
        if not domain:
            own = [name for name, (where, _) in items.items() if where == row.domain]
            near = nearest(row.catalogue, own) or nearest(row.catalogue, items)
            yield at(row, "catalogue", value=row.catalogue, wrong="不在目录里", near=near)
        elif domain != row.domain:
            other = library.vocabularies.domains.by_id[domain].name
            yield at(row, "catalogue", value=row.catalogue, wrong=f"属于“{other}”领域，不属于本文件的领域")
