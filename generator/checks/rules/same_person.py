"""SEC-SAME 同一个人出现在三份以上公开的名单里。

一份名单只有姓名和村，合起来却能看出一个人领了什么、家里怎样。同一姓名（连同所在的村）出现在三份以上公开的名单里时，在每一份里提示一次，写明有多少人、在哪几行，
不写是谁。核对要不要都公开到姓名：能隐去名字的隐去，过了公示期的设到期日期（expires）撤下。重名的可能是不同的人。

错误示例：
```md
title: 关于发放慰问金的公示 ←

| 姓名 | 所在村 |
|---|---|
| 王建国 | 松坪村 |
```
```md dibao.md
title: 关于低保对象的公示 ←

| 姓名 | 所在村 |
|---|---|
| 王建国 | 松坪村 |
```
```md weifang.md
title: 关于危房改造对象的公示 ←

| 姓名 | 所在村 |
|---|---|
| 王建国 | 松坪村 |
```

正确示例：
```md
title: 关于发放慰问金的公示

| 姓名 | 所在村 |
|---|---|
| 王某某 | 松坪村 |
```
"""

from __future__ import annotations

from collections import defaultdict

from generator.checks.rules._at import Findings
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "info"
MESSAGE = "这份名单里有 {count} 人还出现在另外至少 {others} 份公开的名单里：{lines}"
HINT = "核对要不要公开到姓名；可以写成姓加“某某”、用 {{涂}} 隐去，或者设 expires 到期撤下"
ENGLISH = (
    "{count} people of this list stand in at least {others} other published lists: {lines}",
    "see whether their names are needed; mask them or set a day to expire",
)
BASIS = "个人信息保护法第六条"
LISTS, SHOWN = 3, 5
"""From how many lists on it is told; places that are told."""


def check(library: Library) -> Findings:
    """Published lists that share people with two others, once each; nobody is named."""
    open_now = [row for row in library.published if not row.expired(library.today)]
    lists: dict[str, int] = defaultdict(int)
    for row in open_now:
        for key, _ in library.persons.get(row.file_key, ()):
            lists[key] += 1
    for row in open_now:
        persons = library.persons.get(row.file_key, ())
        told = [where for key, where in persons if lists[key] >= LISTS]
        if told:
            more = "等" if len(told) > SHOWN else ""
            values = {"count": str(len(told)), "others": str(LISTS - 1), "lines": "、".join(told[:SHOWN]) + more}
            yield Finding(row.lines.get("title", 1), 1, values, row.source)
