"""REL-DANGLING 关联的文件不存在。

解读对象、对应征集、形成文件、替代文件、对应文件等字段写的是另一份文件的编号（文件名去掉 .md，或该文件的 id）。写错了，两边的
页面就连不起来。

错误示例：
```md jiedu.md
title: 《岚清县示例管理办法》解读
publish_date: 2026-03-02
kind: interpretation
of: banfa-2 ←

## 背景

说明。

## 主要内容

说明。
```

正确示例（其余同上）：
```md banfa.md
title: 岚清县示例管理办法
publish_date: 2026-03-02
```
```md jiedu.md
publish_date: 2026-03-03
of: banfa
```
"""

from __future__ import annotations

from generator.base.close_names import closest, listed
from generator.checks.rules._at import Findings, at
from generator.model.document import Document
from generator.model.library import Library
from generator.model.vocabulary import folded

LEVEL = "error"
MESSAGE = "“{name}”写的编号“{value}”不存在"
HINT = "{near_hint}{titled}改成已有文件的编号，或删去这一项"
ENGLISH = ("{field} names {value}, which does not exist", "use the id of an existing document{near_en}")
FIXED = True

LEAST = 6
"""Characters that say which title is meant."""


def check(library: Library) -> Findings:
    """Relations to ids that no document has; one that cannot be read yet has its own errors."""
    for row, field, name in library.relations:
        if not library.has(name):
            near, titled = _meant(name, row, library)
            values = {"name": field.name, "field": field.key, "value": name, "near": near, "titled": titled}
            yield at(row, field.key, level=None, **values)


def _meant(name: str, row: Document, library: Library) -> tuple[str, str]:
    """The id that is most alike; or what to say of a title or a number that stands in place of an id."""
    wanted = folded(name.strip("《》“”\"'「」"))
    others = [one for one in library.rows if one is not row and _called(wanted, one)]
    exact = [one for one in others if wanted in (folded(one.title), folded(one.doc_number))] or others
    if exact:
        ids = listed([f"{one.id}（{one.title}）" if len(exact) > 1 else one.id for one in exact])
        return "", f"这里写编号，不写标题或字号；这份文件的编号是 {ids}。"
    return closest(name, library.by_id, cutoff=0.5), ""


def _called(wanted: str, row: Document) -> bool:
    """Whether a document has that number or title, or the words are a good part of its title, which a list cut at 、"""
    title = folded(row.title)
    return wanted in (title, folded(row.doc_number)) or (len(wanted) >= LEAST and wanted in title)
