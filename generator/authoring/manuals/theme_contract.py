"""The contract with theme makers -> ``docs/theme-contract.md``: pages, variables, parts, blocks, options, tokens,
files, checks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.authoring.manuals import MARK
from generator.base.annotations import fields
from generator.model.diagnostic import UsageError
from generator.theme.chain import Chain, carried, load_chain, view_for
from generator.theme.forking import checks, contract, examples
from generator.theme.forking.colours import declared, pairs
from generator.theme.forking.fork import VIEW
from generator.theme.forking.gallery import words as sees_words
from generator.theme.forking.walk import Walk
from generator.theme.options import TYPES
from generator.theme.render.environment import environment
from generator.theme.render.sandbox import FILTERS, MAX_RANGE
from generator.theme.static_files import STATIC_TYPES
from generator.theme.theme_file import CONTRACT

PATH = "theme-contract.md"
LEVELS = {"error": "错误", "warning": "警告", "info": "提示"}
MEANINGS = Path(contract.__file__).with_name("meanings.yaml")
HEAD = """\
# 主题的约定

做主题的人能依靠的全部内容：每种页面的模板能用哪些变量，有哪些部件、块、选项、颜色和文件。约定现在是第 {version} 版，`theme.yaml` 里写
`contract: {version}`。不能兼容的变化才换版本号，并在 CHANGELOG.md 说明怎样改；只增加变量、部件和选项不换。怎样做主题，见
[主题指南](theme-guide.md)。

模板是 Jinja 的写法，在沙箱里运行：只看得到下面写的，其余都没有。变量里的文字一律转义；不能关掉转义，不能引用算出来的模板名。没有的变量
不会当作空的，生成时会停下来说明。名称后写“可能是空的”的，先用 `{{% if %}}` 判断。
"""


@cache
def county() -> Chain:
    """The theme that the package carries, which is what others build on."""
    return load_chain("county", (carried(),))


@cache
def meanings() -> dict[str, Any]:
    """The sentences of ``meanings.yaml``."""
    sentences: dict[str, Any] = yaml.safe_load(MEANINGS.read_text(encoding="utf-8"))
    return sentences


def meaning(*path: Any) -> str:
    """The sentence of one template or variable. Raises UsageError where it is not written yet."""
    found: Any = meanings()
    for key in path:
        found = found.get(key, {}) if isinstance(found, dict) else {}
    if not isinstance(found, str):
        name = ".".join(map(str, path))
        raise UsageError(f"{MEANINGS.name} 里还没有 {name}：写一句话，说明它是什么", hint="写好后再运行 gongkai docs")
    return found


def text() -> str:
    """The page."""
    chain = county()
    parts = (
        _functions(),
        _pages(),
        _variables(),
        _parts(chain),
        _blocks(chain),
        _options(chain),
        _tokens(chain),
        _static(chain),
        _filters(chain),
        _checks(),
    )
    lines = [
        MARK.format(
            source="generator/model/view.py、generator/site/pages/、themes/county/、generator/theme/forking/meanings.yaml"
        ),
        "",
        HEAD.format(version=CONTRACT).rstrip("\n"),
    ]
    for part in parts:
        lines += ["", *part]
    return "\n".join(lines) + "\n"


def _functions() -> Iterator[str]:
    yield "## 各处都能用的"
    yield ""
    yield "| 名称 | 是什么 |"
    yield "|---|---|"
    for name, meaning in meanings()["functions"].items():
        yield f"| `{name}` | {meaning} |"


def _pages() -> Iterator[str]:
    yield "## 页面"
    yield ""
    yield "每种页面一个模板，放在 `templates/`。`page` 里有什么，看“变量”里同名的一节。"
    yield ""
    yield "| 模板 | 页面 | `page` |"
    yield "|---|---|---|"
    for template, contexts in contract.page_kinds().items():
        name = template.removesuffix(".html")
        kind = contract.name_of(contexts[0])
        yield f"| `{template}` | {meaning('templates', _key(name))} | [{kind}](#{kind.lower()}) |"


def _key(name: str) -> Any:
    """YAML reads 404 as a number."""
    return int(name) if name.isdigit() else name


def _variables() -> Iterator[str]:
    yield "## 变量"
    yield ""
    yield "`page.head.title` 这样一层一层写。小写的节名是 `site` 和各种页面的 `page`，大写的是它们里面的值。"
    known = contract.values()
    for name in sorted(known, key=lambda name: (name != "site", name[0].isupper(), name)):
        yield ""
        yield f"### {name}"
        yield ""
        yield "| 变量 | 类型 | 是什么 |"
        yield "|---|---|---|"
        for field, kind in fields(known[name]).items():
            yield f"| `{field}` | {_words(kind)} | {meaning('values', name, field)} |"


def _words(kind: Any) -> str:
    return "选项的值" if "文字或真假" in contract.words(kind) else contract.words(kind)


def _parts(chain: Chain) -> Iterator[str]:
    yield "## 部件"
    yield ""
    yield "部件放在 `templates/parts/`，许多页面共用。换一个同名的文件，用到它的页面就都变。`gongkai theme gallery` 把它们画在一页上。"
    yield ""
    yield "| 部件 | 是什么 | 看得到什么（`site` 都看得到） |"
    yield "|---|---|---|"
    for name, part in examples.load(chain).items():
        sees = "；".join(f"`{key}`：{sees_words(kind, key in part.optional)}" for key, kind in part.sees.items())
        yield f"| `parts/{name}.html` | {part.title}。{part.doc} | {sees} |"


def _blocks(chain: Chain) -> Iterator[str]:
    walk = Walk(chain, environment(chain, view_for(chain, VIEW)))
    required = chain.themes[-1].required
    yield "## 块"
    yield ""
    yield '块是模板里有名称的一段。自己的模板以 `{% extends "@county/document.html" %}` 开头，就只换其中的块，`{{ super() }}` 是原来的内容。'
    yield "各页面还有 base.html 的块。标 * 的少不得。"
    yield ""
    yield "| 模板 | 块 |"
    yield "|---|---|"
    for template in walk.every():
        source = walk.sandbox.sources.get(template)
        if source and source.blocks:
            marked = (f"`{name}`" + ("*" if name in required.get(template, ()) else "") for name in source.blocks)
            yield f"| `{template}` | {' '.join(marked)} |"
    yield ""
    yield "少不得的变量："
    yield ""
    for template, names in required.items():
        variables = [f"`{name}`" for name in names if "." in name]
        if variables:
            yield f"- `{template}`：{'、'.join(variables)}"


def _options(chain: Chain) -> Iterator[str]:
    yield "## 选项"
    yield ""
    yield "不写代码就能改的。县里写在 `config.yaml` 的 `options`，乡镇写在自己主题 `theme.yaml` 的 `options`；两处都写时，乡镇栏目用乡镇的。"
    yield ""
    yield "| 选项 | 写什么 | 不写时 | 说明 |"
    yield "|---|---|---|---|"
    for name, option in chain.declared.items():
        default = "、".join(option.default) if isinstance(option.default, list) else str(option.default).lower()
        yield f"| `{name}` | {option.wanted()} | {default or '空'} | {option.doc} |"
    yield ""
    yield (
        "主题可以声明自己的选项，写全 `type`、`default`、`doc`，需要时写 `choices`（choice 和 list）或 `longest`（text）："
        + "；".join(f"`{name}` {words}" for name, words in TYPES.items())
        + "。"
    )


def _tokens(chain: Chain) -> Iterator[str]:
    sheet = chain.static["css/theme.css"].read_text(encoding="utf-8")
    tokens = declared([sheet])
    by_look = {item.name for item in tokens if item.condition or item.media}
    free = {
        item.name: item.value for item in tokens if not item.condition and not item.media and item.name not in by_look
    }
    light = {item.name: item.value for item in tokens if not item.condition and not item.media and item.name in by_look}
    yield "## 颜色和大小"
    yield ""
    yield "写在 `theme.yaml` 的 `tokens`，名称不带 `--`。"
    yield ""
    yield "| 名称 | 现在的值 |"
    yield "|---|---|"
    for name, value in free.items():
        shown = value if len(value) < 60 else value[:57] + "……"
        yield f"| `{name}` | {shown} |"
    yield ""
    yield (
        "下面的由它们推出来，浅色、深色、高对比各有各的值，样式里用，不要写进 `tokens`："
        + "、".join(f"`{name}`" for name in light)
        + "。"
    )
    yield ""
    yield "`gongkai theme check` 在每种样子里核对这些成对的颜色，至少 4.5:1："
    yield ""
    grounds: dict[str, list[str]] = {}
    for front, ground in pairs(chain):
        grounds.setdefault(front, []).append(ground)
    for front, places in grounds.items():
        yield f"- {front} 在 {'、'.join(places)} 上"


def _static(chain: Chain) -> Iterator[str]:
    yield "## 样式、脚本和图片"
    yield ""
    yield (
        "放在 `static/`，模板里用 `asset()` 引用；同名的替换上一级的。可以放：" + "、".join(sorted(STATIC_TYPES)) + "。"
    )
    yield "SVG 里不能有脚本、事件、指向别处的网址和实体声明。给县里网站的一个栏目用的主题不能带脚本（.js、.mjs、.wasm）。"
    yield ""
    for name in sorted(chain.static):
        yield f"- `{name}`"


def _filters(chain: Chain) -> Iterator[str]:
    made = environment(chain, view_for(chain, VIEW))
    yield "## 过滤器"
    yield ""
    yield "写在竖线后面：`{{ page.date|chinese_day }}`。本程序的："
    yield ""
    for name, meaning in meanings()["filters"].items():
        yield f"- `{name}`：{meaning}"
    yield ""
    own = meanings()["filters"]
    yield (
        "Jinja 的："
        + "、".join(f"`{name}`" for name in sorted(set(made.filters) - set(own)))
        + f"。没有列出的不能用（{MAX_RANGE} 以上的 range、attr、safe、random 等）。"
    )
    assert set(made.filters) <= FILTERS | set(own)


def _checks() -> Iterator[str]:
    yield "## 检查"
    yield ""
    yield "`gongkai theme check` 检查下面这些；`gongkai explain 代码` 看详细说明。"
    yield ""
    yield "| 代码 | 名称 | 级别 |"
    yield "|---|---|---|"
    for code, rule in checks.every().items():
        yield f"| {code} | {rule.name} | {LEVELS[rule.level]} |"
