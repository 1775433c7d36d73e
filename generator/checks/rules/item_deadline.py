"""CAT-DEADLINE 公开时限读不懂。

公开时限要能计算，才能检查是否按时公开。常用的写法都认得，例如：信息形成或者变更之日起20个工作日内；作出行政决定之日起7个
工作日内；制定或获取信息之日起10个工作日内，公示7个工作日；批前公示不少于30日；每年1月31日前；实时公开；长期公开（动态调整）；同上。

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
  basis: [政府信息公开条例]
  deadline: 领导同意后尽快上网
  body: 岚清县示例局
  channels: [政府网站]
```

正确示例（其余同上）：
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- id: szfw-01
  name: 政策文件
  content: [政策文件]
  basis: [政府信息公开条例]
  deadline: 信息形成之日起20个工作日内；许可、处罚决定后7个工作日内
  body: 岚清县示例局
  channels: [政府网站]
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "warning"
BASIS = "国办发〔2019〕54号（四）"
MESSAGE = "事项“{value} {item}”的时限“{deadline}”读不懂，无法检查是否按时"
HINT = "改成常用的写法，例如“信息形成或者变更之日起20个工作日内”；运行 gongkai explain CAT-DEADLINE 看更多写法"
ENGLISH = ("the deadline of {value} cannot be read: {deadline}", "use a common phrase")


def check(library: Library) -> Findings:
    """Phrases that no pattern reads, and 同上 with nothing above."""
    for catalogue in library.vocabularies.catalogues:
        deadlines = catalogue.deadlines
        for item in catalogue.items:
            if item.deadline and deadlines[item.id] is None:
                values = {"value": item.id, "item": item.name, "deadline": item.deadline}
                yield Finding(item.line, 1, values, catalogue.source)
