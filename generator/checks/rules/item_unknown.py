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

from generator.base.close_names import closest, listed
from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "error"
BASIS = "国办发〔2019〕54号（四）"
MESSAGE = "公开事项“{value}”{wrong}"
HINT = "{near_hint}改成本领域目录里的编号：{choices}"
ENGLISH = ("item {value} does not exist in this domain", "use an item of the domain: {choices}{near_en}")
FIXED = True


def check(library: Library) -> Findings:
    """Items that no catalogue has, or that belong to another domain."""
    items = library.vocabularies.items
    for row in library.rows if items else ():
        domain, _ = items.get(row.catalogue, ("", None))
        if not row.catalogue or domain == row.domain:
            continue
        wrong, near = "不在目录里", closest(row.catalogue, _items(library, row.domain))
        if domain:
            wrong, near = f"属于“{library.vocabularies.domains.by_id[domain].name}”领域，不属于本文件的领域", ""
        told = _items(library, row.domain)
        choices = listed(list(told.values()), [told[near]] if near else ()) or "（本领域还没有目录）"
        yield at(row, "catalogue", value=row.catalogue, wrong=wrong, near=near, choices=choices)


def _items(library: Library, domain: str) -> dict[str, str]:
    """Id of each item of a domain -> the id with the item's name."""
    every = library.vocabularies.items.items()
    return {name: f"{name} {item.name}" for name, (where, item) in every if where == domain}
