"""The entries of the statutory column -> ``docs/statutory.md``: what each holds, and how a county changes them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.manuals import MARK
from generator.content.pilot_domains import PILOT_DOMAINS
from generator.content.registers import shipped as registers
from generator.content.statutory import KEYS, WORDS, shipped
from generator.model import kinds
from generator.model.statutory import PARTS, StatutoryEntry

PATH = "statutory.md"
HEAD = """\
# 政府信息公开专栏

专栏按全国统一的页面格式（国办公开办函〔2019〕61号）做成，县里的在 `/zfxxgk/`，每个部门、乡镇、街道的在 `/agency/机关编号/zfxxgk/`：政府信息公开指南、
政府信息公开制度、法定主动公开内容、政府信息公开工作年度报告、依申请公开。不用另外维护：下表写明每一栏收哪些文件，文件发布了就在里面；没有的如实
写“还没有发布”。

一份文件不属于26个领域、只属于专栏的，`领域` 直接写栏目的名称：

```md content/nianbao.md
---
title: 岚清县民政局2025年政府信息公开工作年度报告
domain: 政府信息公开工作年度报告
subject: 综合政务
kind: disclosure
disclosure_type: 年报
year: 2025
publish_date: 2026-01-22
classification: 主动公开
agency: 县民政局
---
本报告依照《中华人民共和国政府信息公开条例》编制。
```

指南、制度、年报分机关放：县政府、县政府办公室的在县里的专栏，别的机关的在它自己的专栏。“法定主动公开内容”在县里的专栏汇集各机关的文件，在机关的专栏
只有它自己的。领导信息、受理机构取自 `content/_data/agencies.yaml`。一个机关依法没有某一栏的，在那里写 `excused: [栏目名称：理由]`，页面上就写这个理由。
"""
OWN = """\
## 本县增加、改写、停用

写在 `content/_data/statutory.yaml`，不必改程序：

```yaml content/_data/statutory.yaml
- id: zfxxgk-shenji
  name: 审计结果公告
  introduction: 预算执行和其他财政收支的审计结果。
  law: 审计法第四十条
  kinds: [督查审计]
  organs: []
- id: zfxxgk-zdly
  name: 重点领域
- id: zfxxgk-gongbao
  enabled: 否
```

已有的编号，写了的键改写，没写的不变；新的编号加在最后。各键：

| 键 | 也可以写 | 意思 |
|---|---|---|
"""


def text() -> str:
    """The page: what the column is, its entries, the keys of the county's file."""
    lines = [MARK.format(source="generator/model/statutory.yaml"), "", HEAD]
    lines += ["## 各栏收什么", "", "| 栏目 | 编号 | 收哪些文件 | 依据 |", "|---|---|---|---|"]
    lines += [
        f"| {entry.name} | `{entry.id}` | {'；'.join(_holds(entry))} | {entry.law} |"
        for part in PARTS
        for entry in shipped()
        if entry.part == part
    ]
    chinese = {name: word for word, name in KEYS.items()}
    keys = "".join(f"| `{key}` | `{word}` | {WORDS[key]} |\n" for key, word in chinese.items())
    return "\n".join([*lines, "", OWN]) + keys


def _holds(entry: StatutoryEntry) -> Iterator[str]:
    sorts = {kind.id: kind.name for kind in kinds.built_in()}
    tables = {register.id: register.name for register in registers()}
    areas = {domain.id: domain.name for domain in PILOT_DOMAINS}
    if entry.every_domain:
        yield "全部领域的文件"
    else:
        yield "`领域` 写这一栏的"
    told = (("类型", entry.kinds, sorts), ("清单", entry.registers, tables), ("领域", entry.domains, areas))
    for what, names, words in told:
        if names:
            yield f"{what}：{'、'.join(words[name] for name in names)}"
    if entry.having:
        yield f"字段：{'、'.join(entry.having)}"
    if entry.agency:
        yield "机关登记的信息"
