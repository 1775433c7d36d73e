"""The lifecycles -> ``docs/lifecycles.md``: what each kind of matter goes through, and how a county adds its own."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.manuals import MARK
from generator.content.lifecycles import shipped
from generator.model import kinds
from generator.model.lifecycle import Lifecycle, Stage

PATH = "lifecycles.md"
HEAD = """\
# 全过程公开

一件事从头到尾的文件归到一个**事项**，有自己的网址 `/m/编号/`：现在到了哪一步、每个环节的文件和日期、下一步什么时候公开、谁负责、
怎样反映意见，另有订阅和日程。每份文件旁边也显示同样的环节。状态、超期都由文件和日期算出，没有人填写。

文件写 `所属事项: 编号`（`matter`）就归到事项里；通过“对应征集”“形成文件”“解读对象”“所属任务”等关联到这些文件的，也算在内。属于
哪个环节看文件类型，看不出的写 `环节: 名称`（`stage`）。

事项可以由第一份文件产生，也可以先在 `content/_data/matters/` 里登记。列入年度决策目录、民生实事的，先登记：

```yaml content/_data/matters/2026.yaml
- id: gongzufang-2026
  title: 岚清县公共租赁住房管理实施细则
  lifecycle: 重大行政决策
  lead: [县住建局]
  follow: [县民政局]
  declared: 2026-01-19
  planned:
  - {stage: 公开征求意见, date: 2026-03-31}
  skipped:
  - {stage: 专家论证, reason: 不涉及专业性、技术性较强的问题}
```

`declared` 是列入目录、公布承诺的日期，`planned` 是计划，过了日期没有公开的列入“超期的事项”；`skipped` 写明不经哪个环节、为什么。
没有登记的事项走哪个全过程，看文件类型在哪个全过程里最靠前；要指定，写 `全过程: 名称`（`lifecycle`）。
"""
OWN = """\
## 本县自己的全过程

不必改程序：在 `content/_data/lifecycles/` 里写一个 YAML 文件，文件名就是编号；与上面同名的文件取代上面的。

```yaml content/_data/lifecycles/xiaoqu.yaml
name: 老旧小区改造
doc: 一个小区从居民表决到验收移交。
stages:
- {id: vote, name: 居民表决, openness: 决策, reached_by: [publicity], owed: true, state: 已表决}
- id: building
  name: 施工
  openness: 执行
  reached_by: [progress]
  owed: true
  after: [vote]
  state: 施工中
  again: 每月
- id: handover
  name: 验收移交
  openness: 结果
  reached_by: [outcome]
  owed: true
  state: 已移交
  due:
  - {start: building, limit: 1年内}
  ends: true
```

`reached_by` 写文件类型的编号；`类型:词` 只认某个字段里有这个词的，如 `procedure:风险评估`。`owed` 是必经的环节：到了后面的必经环节
还没有公开、也没有说明理由的，会提醒。`due` 从另一个环节的日期算起，`环节编号.字段` 从文件里的日期算起；`again` 是多久要再公开一次，直到
`ends` 的环节。`day` 是哪个字段写着环节完成的日期，`bears` 是文件应有的字段，`while_open` 是文件写明的期间结束之前的状态。
"""


def text() -> str:
    """The page: how a matter comes about, then each lifecycle with its stages."""
    names = {kind.id: kind.name for kind in kinds.built_in()}
    lines = [MARK.format(source="generator/model/lifecycles/"), "", HEAD]
    for lifecycle in shipped():
        lines += [*_lifecycle(lifecycle, names), ""]
    return "\n".join(lines) + "\n" + OWN


def _lifecycle(lifecycle: Lifecycle, names: dict[str, str]) -> Iterator[str]:
    yield f"## {lifecycle.name}"
    yield ""
    yield lifecycle.doc
    yield ""
    also = f"，也可以写 {'、'.join(lifecycle.aliases)}" if lifecycle.aliases else ""
    yield f"依据：{lifecycle.basis}。`全过程: {lifecycle.name}`（`{lifecycle.id}`）{also}。"
    yield ""
    yield "| 环节 | 五公开 | 文件 | 状态 | 时限 |"
    yield "|---|---|---|---|---|"
    for stage in lifecycle.stages:
        state = "，期间".join(filter(None, (stage.state, stage.while_open)))
        cells = (f"{stage.name}{_marks(stage)}", stage.openness, _files(stage, names), state, _terms(lifecycle, stage))
        yield f"| {' | '.join(cells)} |"


def _field_name(stage: Stage, key: str) -> str:
    """The Chinese name of a field of the documents that reach a stage."""
    fields = (field for kind in kinds.built_in() if kind.id in stage.reached_by for field in kind.fields)
    return next((field.name for field in fields if field.key == key), key)


def _marks(stage: Stage) -> str:
    words = [word for word, given in (("必经", stage.owed), ("办结", stage.ends)) if given]
    return f"（{'、'.join(words)}）" if words else ""


def _files(stage: Stage, names: dict[str, str]) -> str:
    files = [] if not stage.declared else ["登记"]
    for wanted in stage.reached_by:
        kind, _, word = wanted.partition(":")
        files.append(f"{names[kind]}：{word}" if word else names[kind])
    return "、".join(files)


def _terms(lifecycle: Lifecycle, stage: Stage) -> str:
    terms = []
    for clock in stage.due:
        start, _, field = clock.start.partition(".")
        begun = lifecycle.stage(start)
        since = f"{begun.name}的{_field_name(begun, field)}" if begun and field else begun.name if begun else start
        only = f"（{'、'.join(clock.only)}）" if clock.only else ""
        terms.append(f"自{since}起{clock.limit}{only}" if clock.limit else f"到{since}为止")
    return "；".join([*terms, *([stage.again] if stage.again else [])])
