"""CAT-NONE 文件没有对应的公开事项。

目录应当覆盖所有主动公开的文件，每份文件写明它属于哪个公开事项。这里只是提示：从旧站导入时大量文件还没有对应，目录页上的
覆盖率会说明进度；要从严，在 config.yaml 的 rules 里把它改成 warning。转载、回应关切、机构职能、公开指南制度年报和数据集不要求，没有目录的领域也不要求。

错误示例：
```md
domain: 市政服务 ←
publish_date: 2026-03-02
```

正确示例（其余同上）：
```md
catalogue: szfw-01
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings, at
from generator.model.library import Library

LEVEL = "info"
BASIS = "国办发〔2019〕54号（四）"
MESSAGE = "没有写公开事项"
HINT = "加一行 catalogue: 事项编号（本领域的编号见 content/_data/catalogue/{domain}.yaml）"
ENGLISH = ("no catalogue item is named", "add catalogue: with an item of {domain}")

ELSEWHERE = frozenset({"repost", "response", "disclosure", "functions", "dataset"})
"""Kinds that stand outside the domains' catalogues."""


def check(library: Library) -> Findings:
    """Open documents of domains with a catalogue that name no item of it."""
    domains = {catalogue.domain for catalogue in library.vocabularies.catalogues if catalogue.items}
    for row in library.published if domains else ():
        if not row.catalogue and row.domain in domains and row.kind not in ELSEWHERE:
            yield at(row, "domain", domain=row.domain)
