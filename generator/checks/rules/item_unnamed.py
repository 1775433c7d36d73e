"""CAT-NAME 公开事项没有名称。

事项的名称是目录的第一个要素，也是事项页面的标题。从表格导入的目录，原表没有写名称的事项记作“（未写名称）”：照原表补上；那一行不是
事项的，删掉这一项。

错误示例：
```md
publish_date: 2026-03-02
```
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- {id: szfw-01, name: （未写名称）, content: [文件], basis: [条例], deadline: 长期公开, body: 局, channels: [政府网站]} ←
```

正确示例（其余同上）：
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- {id: szfw-01, name: 政策文件, content: [文件], basis: [条例], deadline: 长期公开, body: 局, channels: [政府网站]}
```
"""

from __future__ import annotations

from generator.checks.rules._at import Findings
from generator.model.catalogue import UNNAMED
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "error"
BASIS = "国办发〔2019〕54号（四）"
MESSAGE = "事项“{value}”没有名称"
HINT = "写上 name；不是事项的，删掉这一项"
ENGLISH = ("item {value} has no name", "add name, or delete the item")


def check(library: Library) -> Findings:
    """Items whose name is empty, or what the import writes where a table has none."""
    for catalogue in library.vocabularies.catalogues:
        for item in catalogue.items:
            if item.name.strip() in ("", UNNAMED):
                yield Finding(item.line, 1, {"value": item.id}, catalogue.source)
