"""CAT-EMPTY 公开事项还没有文件。

目录里列了的事项，网站上应当有对应的文件。全站只报告一次，说明各领域还空着几项；具体是哪些，见网站的公开事项目录页
（/catalogue/），那里也有覆盖率。依申请公开的、只向特定群体公开的，以及写明“不适用理由”（not_applicable）的事项不算。

错误示例： ←
```md
publish_date: 2026-03-02
```

正确示例（其余同上）：
```md
catalogue: szfw-01
```
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- id: szfw-01
  name: 政策文件
  content: [政策文件]
  basis: [政府信息公开条例]
  deadline: 信息形成或者变更之日起20个工作日内
  body: 岚清县示例局
  channels: [政府网站]
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "info"
BASIS = "国办发〔2019〕54号（四）"
MESSAGE = "目录的 {total} 个事项中有 {count} 个还没有文件：{domains}"
HINT = "发布对应的文件，在文件里写 catalogue: 事项编号；本地没有这一事项的，写 not_applicable: 理由；逐项情况见 /catalogue/"
ENGLISH = (
    "{count} of {total} catalogue items have no document: {domains}",
    "publish them or give not_applicable; see /catalogue/",
)


def check(library: Library) -> Findings:
    """How many items of each domain no published document names."""
    filled = {row.catalogue for row in library.published}
    total, empty = 0, []
    for catalogue in library.vocabularies.catalogues:
        expected = [item.id for item in catalogue.items if item.expected]
        total += len(expected)
        count = sum(1 for name in expected if name not in filled)
        if count:
            empty.append((library.vocabularies.domains.by_id[catalogue.domain].name, count))
    if empty:
        names = "、".join(f"{name} {count}" for name, count in empty)
        yield Finding(values={"total": str(total), "count": str(sum(count for _, count in empty)), "domains": names})
