"""The indices of inspection -> ``docs/inspection.md``: what is looked at, and how a county writes its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.manuals import MARK
from generator.content.indices import shipped
from generator.model.index import IndexItem, InspectionIndex

PATH = "inspection.md"
HEAD = """\
# 自查、通报和落实情况

```sh
gongkai inspect
gongkai inspect --date 2026-12-31 --report zicha.html
gongkai bulletin --period 2026-Q3 --to tongbao
```

`gongkai inspect` 逐项列出检查指标符合、不符合，还是要人工检查；不符合的写明是谁、哪一处、最迟哪天、怎么办。有单项否决的不符合时，退出码
为 1。只看公开的文件：草稿和不公开的文件里的问题由 `gongkai check` 告诉编辑。

`gongkai bulletin` 起草的都是草稿，不会发布：全县的通报一份，给每个有未公开、晚公开的机关督促函一份，写明机关、规则和依据。由人核对、
签发，补上领域和主题，去掉 `draft: true`，才公开。

网站上的 `/data/compliance.json` 有每条规则、每项责任现在符合还是不符合，各有证据的网址，供上级和社会核对。个人信息、涉密一类规则只写符合与否和处数，不写在哪里；有错误而没有发布的修改，按上次发布的版本计算。
"""
OWN = """\
## 本县自己的指标

在 `content/_data/indices/` 里写一个 YAML 文件，文件名就是编号（`gongkai inspect --index benxian`）；不放进去的，写文件名也行。

```yaml content/_data/indices/benxian.yaml
name: 岚清县政务公开考核指标
mark: 80
items:
- {id: nianbao, name: 年度报告按时公布, duties: [annual-report], veto: true, next: 编制并公布}
- {id: jiedu, name: 政策解读及时, rules: [INT-LATE, INT-MISSING], points: 20, each: 5, next: 3个工作日内发布解读}
- {id: hudong, name: 热线接通率, manual: 由政务公开股抽查，每季度10次}
```

`rules` 是规则代码，`SEC-*` 是一类；`duties` 是公开责任的编号（见 duties.md），`states` 写哪些状态计入，不写是未公开和逾期公开；`config` 是
`config.yaml` 里应当写明的项目。`allowed` 是允许几处，`points` 是分值，`each` 是超过的每处扣几分，不写就扣完。程序看不出的写 `manual`。
"""


def text() -> str:
    """The page: the commands, each index with its items, how to write one."""
    lines = [MARK.format(source="generator/model/indices/"), "", HEAD]
    for index in shipped():
        lines += [*_index(index), ""]
    return "\n".join(lines) + "\n" + OWN


def _index(index: InspectionIndex) -> Iterator[str]:
    yield f"## {index.name}"
    yield ""
    yield f"编号 `{index.id}`。{index.doc}"
    yield ""
    yield "| 部分 | 指标 | 看什么 | 允许 | 分值 |"
    yield "|---|---|---|---:|---:|"
    for item in index.items:
        points = "单项否决" if item.veto else f"{item.points}（每处 {item.each}）" if item.each else str(item.points)
        yield f"| {item.part} | {item.name} | {_looks(item)} | {item.allowed or ''} | {points} |"


def _looks(item: IndexItem) -> str:
    parts = [f"`{name}`" for name in (*item.rules, *item.duties, *item.config)]
    return "、".join(parts) + ("；" if parts and item.manual else "") + item.manual
