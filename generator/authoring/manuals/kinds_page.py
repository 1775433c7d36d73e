"""The kinds of documents -> ``docs/kinds.md``: what each is for, its fields, how a document of it begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.authoring.manuals import MARK
from generator.model import kinds
from generator.model.field_types import every, field_type
from generator.model.kind import COMMON, Field, Kind

PATH = "kinds.md"
OWN = """\
## 本县自己的文件类型

不必改程序：在 `content/_data/kinds/` 里写一个 YAML 文件，字段就会像内置类型一样被检查，并显示在文件页上。

```yaml content/_data/kinds/huiyi.yaml
id: huiyi
name: 会议公开
doc: 政府常务会议等会议的议题和议定事项。
introduction: 县政府开会研究了什么，定了什么。
aliases: [常务会议]
sections: [议定事项]
fields:
- key: meeting_date
  name: 会议日期
  type: date
  doc: 开会之日。
  required: true
- key: topics
  name: 议题
  type: lines
  doc: 每行一项。
- key: decision_doc
  name: 形成文件
  type: relation
  doc: 议定后印发的文件编号。
  inverse: 有关会议
```

`type` 是值的形式，写下面的一种；`choice` 另写 `choices`。
`inverse` 是关联到的那份文件页上的称呼，`targets` 是那份文件应当是哪些类型。`doc` 给写文件的人看，
`introduction` 是栏目介绍，给群众看：不写时栏目没有介绍。`sections` 是正文应有的小标题，`openness` 是
属于五公开的哪几类（公开事项、环节没有写明的时候），例如 `[决策]`。
"""


def text() -> str:
    """The page: the fields that every document has, then each kind."""
    lines = [
        MARK.format(source="generator/model/kinds/、generator/model/kind.py 和 generator/model/field_types/"),
        "",
        "# 文件类型和字段",
        "",
        "每份文件以两行 `---` 之间的字段开头。字段名写中文或英文都可以，例如 `title:` 和 `标题:` 相同。`类型` 不写时是通知公告。",
        "",
        "## 所有文件都有的字段",
        "",
        *_table(COMMON),
    ]
    for kind in kinds.built_in():
        lines += ["", *_kind(kind)]
    return "\n".join(lines) + "\n\n" + OWN + "\n" + "\n".join(_types()) + "\n"


def _types() -> Iterator[str]:
    """The types that a county's own fields may have."""
    yield "| type | 值 | 写什么 | 例如 |"
    yield "|---|---|---|---|"
    for kind in (field_type(name) for name in every()):
        if kind.offered:
            yield f"| `{kind.id}` | {kind.name} | {kind.doc} | `{kind.examples[0]}` |"


def _kind(kind: Kind) -> Iterator[str]:
    yield f"## {kind.name}"
    yield ""
    yield kind.doc
    yield ""
    also = f"；也可以写 {'、'.join(kind.aliases)}" if kind.aliases else ""
    yield f"`类型: {kind.name}` 或 `kind: {kind.id}`{also}。"
    if kind.sections:
        yield ""
        yield "正文应有的部分：" + "、".join(kind.sections) + "。"
    if kind.fields:
        yield ""
        yield from _table(kind.fields)
        yield ""
        yield from _example(kind)


def _table(fields: Sequence[Field]) -> Iterator[str]:
    yield "| 字段 | 英文 | 必填 | 写什么 |"
    yield "|---|---|---|---|"
    for field in fields:
        choices = f"可选：{'、'.join(field.choices)}。" if field.choices else ""
        shown = f"{field.doc}{choices}（{field_type(field.type).name}）".replace("|", "\\|")
        yield f"| {field.name} | `{field.key}` | {'是' if field.required else ''} | {shown} |"


def _example(kind: Kind) -> Iterator[str]:
    """How a document begins: the required fields of every document and of the kind."""
    yield "```yaml"
    yield "---"
    for field in COMMON:
        if field.required or field.key == "kind":
            yield f"{field.key}: {kind.name if field.key == 'kind' else field.example}"
    for field in kind.fields:
        if field.required:
            yield f"{field.key}: {field.example}"
    yield "---"
    yield "```"
