"""CAT-FIELDS 公开事项的要素不全。

标准目录的每个事项都要写明内容、依据、时限、主体和渠道（方式、公开对象、层级不写时为主动、全社会、县）。

错误示例：
```md
publish_date: 2026-03-02
```
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- id: szfw-01 ←
  name: 政策文件
  content: [政策文件]
  deadline: 信息形成或者变更之日起20个工作日内
  body: 岚清县示例局
```

正确示例（其余同上）：
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
from generator.model.catalogue import ELEMENTS
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "warning"
BASIS = "国办发〔2019〕54号（四）"
MESSAGE = "事项“{value} {item}”没有写{names}"
HINT = "补上：{keys}"
ENGLISH = ("item {value} lacks {keys}", "add them")


def check(library: Library) -> Findings:
    """Items that leave an element of the standard catalogue empty."""
    for catalogue in library.vocabularies.catalogues:
        for item in catalogue.items:
            missing = [(key, name) for key, name in ELEMENTS if not getattr(item, key)]
            if missing:
                names, keys = "、".join(name for _, name in missing), "、".join(key for key, _ in missing)
                yield Finding(
                    item.line, 1, {"value": item.id, "item": item.name, "names": names, "keys": keys}, catalogue.source
                )
