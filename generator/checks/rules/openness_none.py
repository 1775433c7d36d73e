"""CAT-OPEN 公开事项没有写明五公开，它的文件不在任何一类里。

每份主动公开的文件都归到决策、执行、管理、服务、结果公开中的至少一类，列在各类的网页上。由所属公开事项的“五公开”（five_open）和
所到的环节看出；都没有的，看文件类型。通知公告和转载没有固定的类别，事项又没有写，就哪一类里都找不到。没有写公开事项的文件由
CAT-NONE 提示。

错误示例：
```md
title: 关于冬季供水的通知
catalogue: szfw-01
```
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- {id: szfw-01, name: 供水检修, content: [停水范围], basis: [城市供水条例], deadline: 长期公开, body: 示例局, channels: [政府网站]} ←
```

正确示例（其余同上）：
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- {id: szfw-01, name: 供水检修, five_open: [服务], content: [停水范围], basis: [城市供水条例], deadline: 长期公开, body: 示例局, channels: [政府网站]}
```
"""

from __future__ import annotations

from collections import Counter

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.five_open import openness_of
from generator.model.library import Library

LEVEL = "info"
MESSAGE = "公开事项“{value}”没有写明五公开，它的 {count} 件文件不在任何一类里"
HINT = "在事项里写 five_open，例如 five_open: [决策]"
ENGLISH = ("item {value} names none of the five opennesses, and {count} documents stand under none", "write five_open")
BASIS = "中办发〔2016〕8号（二）至（六）"


def check(library: Library) -> Findings:
    """Items without five_open whose documents stand under none of the five, each at its line."""
    words, courses = library.vocabularies, library.courses
    items = {item.id: (catalogue, item) for catalogue in words.catalogues for item in catalogue.items}
    lost = Counter(
        row.catalogue
        for row in library.published
        if row.catalogue in items and not openness_of(row, words, courses.of(row) if courses else None)
    )
    for name in sorted(lost):
        catalogue, item = items[name]
        if not item.five_open:
            yield Finding(item.line, 1, {"value": item.name, "count": str(lost[name])}, catalogue.source)
