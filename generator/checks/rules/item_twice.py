"""CAT-TWICE 公开事项编号重复。

事项编号在全部领域里只能用一次：文件、网址和数据都靠它指明事项。

错误示例：
```md
publish_date: 2026-03-02
```
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- {id: szfw-01, name: 政策文件, content: [文件], basis: [条例], deadline: 长期公开, body: 示例局, channels: [政府网站]}
- {id: szfw-01, name: 供水检修, content: [通知], basis: [条例], deadline: 及时公开, body: 示例局, channels: [政府网站]} ←
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
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "error"
MESSAGE = "事项编号“{value}”已经用过（{other}）"
HINT = "改掉其中一个编号，同时改写用到它的文件"
ENGLISH = ("item id {value} is used already ({other})", "change one of them")
FIXED = True


def check(library: Library) -> Findings:
    """The second and every later item of one id."""
    seen: dict[str, str] = {}
    for catalogue in library.vocabularies.catalogues:
        for item in catalogue.items:
            place = f"{catalogue.source} 第 {item.line} 行"
            if item.id in seen:
                yield Finding(item.line, 1, {"value": item.id, "other": seen[item.id]}, catalogue.source)
            seen.setdefault(item.id, place)
