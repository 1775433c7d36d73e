"""The first steps of a new site -> ``docs/start.md``: what its four files say and the keys of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.authoring.manuals import MARK
from generator.authoring.schema.tables import table_schemas
from generator.content.vocabulary import load_vocabularies

PATH = "start.md"
_HEAD = """
# 从一个空文件夹开始

本文写给第一次建站的人：建好以后文件夹里有什么，先改哪四样，每一项怎么写。不会 Git、不写程序也能照着做。

## 建站

```sh # 不运行：新建网站，由 tests/commands/test_init.py 核对
gongkai init zwgk --name 示例县       # 乡镇写 --name 油坊镇，街道写 --name 城关街道，一个村写 --village 松坪村
cd zwgk
gongkai serve
```

浏览器打开 http://127.0.0.1:8000/ 就是网站；改了文件，保存后页面自己更新。里面的文件都是示例，`config.yaml` 的 `notice` 一行在，它们才能显示。

每份文件从哪里来、放在哪里：

| 位置 | 是什么 | 谁改 | 多久改一次 |
|---|---|---|---|
| `config.yaml` | 网站是谁的：名称、网址、备案号、电话 | 主办单位 | 建站时 |
| `content/_data/agencies.yaml` | 机关名录：谁在公开 | 主办单位 | 机构变了时 |
| `content/_data/domains.yaml` | 领域：26个试点领域里本地没有的、本地另有的 | 主办单位 | 建站时 |
| `content/_data/catalogue/` | 公开事项标准目录：每个领域应当公开什么 | 各领域牵头机关 | 每年核对 |
| `content/领域/文件.md` | 公开的文件，一份一个 | 各机关 | 天天 |

四样都有检查：`gongkai check` 说明哪个文件哪一行不对、怎样改。一项是什么意思，也可以问 `gongkai explain config.yaml`，或在 VS Code
里把鼠标停在上面。

## 第一样：config.yaml

先改标着“待改”的：网址、网站标识码、电话、ICP备案号。网址可以带路径（`https://www.example.gov.cn/zwgk/`），那时整个网站都在这个路径下面。

```yaml config.yaml
theme: county
site:
  name: 示例县政务公开平台
  jurisdiction: 示例县
  url: https://www.shili.example
  code: "0000000000"
  organiser: 示例县人民政府办公室
  phone: 0000-0000000
  icp: 京ICP备00000000号-1
  notice: 演示站：内容是示例。
```

全部的键见 [config.md](config.md)，常用的是上面这些。

## 第二样：机关

一个机关一项。`id` 是栏目网址的一部分（`/agency/mzj/`），定下后不要改；文件的 `agency`（发布机关）写这里的名称、简称或别名。

```yaml content/_data/agencies.yaml
- {id: xzf, name: 示例县人民政府, kind: 部门, short: 县政府}
- {id: mzj, name: 示例县民政局, kind: 部门, short: 民政局, aliases: [县民政局]}
- {id: dongshan, name: 东山镇人民政府, kind: 乡镇, short: 东山镇}
- {id: dongshan-cun, name: 东山镇东山村, kind: 村, parent: dongshan}
```

村（社区）用 `gongkai init . --village 松坪村` 加，连同它的清单和示例。
"""
_DOMAINS = """
## 第三样：领域

26个试点领域（国办发〔2019〕54号）随程序带着，不用写。只写与它们不同的：本地没有的停用，改名的写别名，另有的加一项。

```yaml content/_data/domains.yaml
- {id: zdbc, enabled: false}
- {id: jycy, aliases: [就业]}
```

停用以前先看还有没有这个领域的文件：文件的 `domain` 写的领域不在，是错误。
"""
_CATALOGUE = """
## 第四样：公开事项标准目录

`content/_data/catalogue/` 里一个领域一个文件。建站时带的是试点领域的样本，要照本级印发的目录改：公开主体、依据、时限都是本地的。已经有 Excel
或 Word 的目录，不必照着抄：`gongkai import 目录.xlsx --as catalogue --to content/_data/catalogue` 把它变成这里的文件。

目录由谁批准、何时复核写在同一个文件夹的 `_meta.yaml`；没有写的，`gongkai check` 会提醒（CAT-APPROVED）。一份文件属于哪个事项，写在它的
`catalogue`（公开事项）里，例如 `catalogue: shjz-03`；一个事项有没有文件，在 `/catalogue/` 能看到。
"""
_LAST = """
## 然后

1. 写第一份文件：`gongkai new 通知公告`，逐项回答；中途 Ctrl-C 也不丢，再运行同一条命令接着写。已有 Word 的：`gongkai import 文件.docx`。
2. 删去文件名带 `shili` 的示例，删去 `config.yaml` 里的 `notice`，运行 `gongkai check`：还有占位的内容会逐个指出。
3. `gongkai build` 生成 `public` 文件夹，放到服务器上：[hosting.md](hosting.md)。
4. 每天的事：[handbook/README.md](handbook/README.md)。各类文件能写什么：[kinds.md](kinds.md)。

不能上网的机器上，这些说明随程序带着：`gongkai guide` 列出，`gongkai guide hosting` 看其中一份，`gongkai guide --to shuoming` 连同图片都拿出来。
"""


def text() -> str:
    """The page."""
    words, _ = load_vocabularies(())
    schemas = table_schemas(words)
    agency, domain = (schemas[f"{name}.yaml"]["items"] for name in ("agencies", "domains"))
    catalogue = schemas["catalogue/*.yaml"]["then"]
    item = catalogue["properties"]["items"]
    parts = (
        _HEAD.strip(),
        _table("机关的各项", agency),
        _DOMAINS.strip(),
        _table("领域的各项", domain),
        _CATALOGUE.strip(),
        _table("一个领域的文件", catalogue),
        _table("其中的一个事项（items）", item["items"]),
        _LAST.strip(),
    )
    mark = MARK.format(source="generator/authoring/manuals/start_page.py")
    return "\n\n".join([mark, *parts]) + "\n"


def _table(title: str, schema: Mapping[str, Any]) -> str:
    return "\n".join([f"### {title}", "", "| 键 | 含义 |", "|---|---|", *_rows(schema)])


def _rows(schema: Mapping[str, Any]) -> Iterator[str]:
    """English keys with what the schema says of them; a Chinese key means the same as the one beside it."""
    needed = set(schema.get("required", ()))
    for key, told in schema["properties"].items():
        if key.isascii() and told.get("description"):
            yield f"| `{key}`{'（必填）' if key in needed else ''} | {told['description'].replace('|', '、')} |"
