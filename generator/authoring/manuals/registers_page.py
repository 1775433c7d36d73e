"""The registers -> ``docs/registers.md``: the columns of each, what must agree, and how a county adds one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.manuals import MARK
from generator.content.registers import shipped
from generator.model import kinds
from generator.model.field_types import field_type
from generator.model.register import FEW, MANY, Register, RegisterColumn

PATH = "registers.md"
HEAD = f"""\
# 登记簿和清单

一行一件的东西（名单、清单、登记、账目）放在表格文件里，和文件放在同一个文件夹：CSV（UTF-8）、XLSX 或 YAML，第一行是列名。任何一种文件都
可以带一张表：

```md content/mingdan.md
---
title: 岚清县2026年第三季度高龄津贴发放公示
domain: 养老服务
subject: 民政、救助
publish_date: 2026-10-12
classification: 主动公开
agency: 县民政局
明细: mingdan.csv
登记簿: 公示名单
---
符合条件的老人和发放金额如下。
```

```csv content/mingdan.csv
姓名,所在村（社区）,身份证号,金额
示例甲,青山镇石桥村,11**************1X,300
```

`登记簿` 写下面的一种；清单看 `清单类型`，来信登记看文件类型，不必写；都没有的，表照原样显示。列名写下面的任何一个名称，先后不限。

- **必填**的列空着，这份文件不发布；**应填**的空着，仍然发布并提醒。一行里各格、各行之间对不上的（勾稽、合计、期初期末、编号中断）也会指出
  在哪一行、应是多少。
- **遮盖**的列（证件号码、电话、账号、住址）只有遮盖后的样子进入网站；这样的表，原来的文件不公开，下载的是遮盖后的。但 Git 仓库里仍有原来的
  文件：仓库对外公开的，遮盖之后再提交。
- 每张表在 `/data/lists/` 有 XLSX、CSV、JSON 和说明各列的 schema。超过 {FEW} 行的，另有能筛选、排序的明细页；超过 {MANY} 行的，正文里只
  列前 {MANY} 行，站内检索也只收这些。清单写了 `替代文件`（`replaces`）的，明细页列出与上一版相比增加、变更、删去了哪些。
"""
OWN = """\
## 本县自己的登记簿

不必改程序：在 `content/_data/registers/` 里写一个 YAML 文件，文件名就是编号；与上面同名的文件取代上面的。

```yaml content/_data/registers/lindi.yaml
name: 林地流转登记
doc: 林地经营权流转的地块、面积、期限和价款。
basis: 农村土地承包法第三十六条
key: number
gapless: true
total: place
agree: [价款 = 首付 + 尾款, 起始日期 <= 终止日期]
columns:
- {key: number, name: 登记号, required: true, doc: 登记的流水号。}
- {key: place, name: 所在村, required: true, filtered: true, doc: 乡镇和村。}
- {key: area, name: 面积（亩）, type: number, asked: true, doc: 只写数字。}
- {key: price, name: 价款, type: number, doc: 元。}
- {key: first, name: 首付, type: number, doc: 元。}
- {key: rest, name: 尾款, type: number, doc: 元。}
- {key: begins, name: 起始日期, type: date, doc: 哪一天起。}
- {key: ends, name: 终止日期, type: date, doc: 哪一天止。}
- {key: phone, name: 联系电话, mask: 电话, doc: 公布前自动遮盖。}
```

`base` 沿用另一种的列。`key` 是哪几列合起来不重复，`gapless` 是编号一年一排、不中断。`agree` 写各格的关系，词和符号之间空一格；右边也可以写一个整数，例如 `数量 >= 0`。`total` 是写着
“合计”的列，`tree` 是科目编码的列（201 等于 20101、20102 之和），`rounded` 是金额四舍五入过，`carry` 是上期的期末等于本期的期初。列的
`type` 见 [文件类型](kinds.md) 里字段的形式；`link` 写 `agency`（机关）、`item`（公开事项）、`document`（任何文件）或文件类型的编号，格子里
写名称或编号，页面上就是链接；`mask` 写 姓名、身份证号、电话、账号、住址 之一；`filtered` 是可以筛选的列，`shown: 否` 的列不在页面上。
"""


def text() -> str:
    """The page: how a document carries rows, then each register with its columns."""
    lines = [MARK.format(source="generator/model/registers/"), "", HEAD]
    for register in shipped():
        lines += [*_register(register), ""]
    return "\n".join(lines) + "\n" + OWN


def _register(register: Register) -> Iterator[str]:
    yield f"## {register.name}"
    yield ""
    yield f"{register.doc}{f'依据：{register.basis}。' if register.basis else ''}"
    yield ""
    also = f"，也可以写 {'、'.join(register.aliases)}" if register.aliases else ""
    named = "、".join(register.name_of(key) for key in register.key)
    rules = [
        f"`登记簿: {register.name}`（`{register.id}`）{also}",
        f"不重复的：{named}" if named else "",
        "编号不中断" if register.gapless else "",
        "、".join(register.agree),
        f"“{register.name_of(register.total)}”写“合计”的一行是各行之和" if register.total else "",
        f"{register.name_of(register.carry.closing)}是下期的{register.name_of(register.carry.opening)}"
        if register.carry
        else "",
        "可以有别的列" if register.open else "",
    ]
    yield "；".join(filter(None, rules)) + "。"
    yield ""
    yield "| 列 | 也可以写 | 填什么 | 要求 |"
    yield "|---|---|---|---|"
    for column in register.columns:
        yield f"| {column.name} | {'、'.join((column.key, *column.aliases))} | {_filled(column)} | {_demands(column)} |"


def _filled(column: RegisterColumn) -> str:
    names = {kind.id: kind.name for kind in kinds.built_in()} | {
        "item": "公开事项",
        "document": "文件",
        "agency": "机关",
    }
    form = f"（{'、'.join(column.choices) or field_type(column.type).name}）" if column.type != "text" else ""
    link = f"（连到{names.get(column.link, column.link)}）" if column.link else ""
    return f"{column.doc}{form}{link}"


def _demands(column: RegisterColumn) -> str:
    words = (
        ("必填", column.required),
        ("应填", column.asked),
        ("遮盖", bool(column.mask)),
        ("可筛选", column.filtered),
        ("不显示", not column.shown),
    )
    return "、".join(word for word, given in words if given)
