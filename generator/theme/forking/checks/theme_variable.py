"""THM-VARIABLE 模板里用了没有的变量。

模板能用的只有 `site`（整个网站）和 `page`（这一页），各有哪些内容，每种页面不同，见 docs/theme-contract.md。写了没有的，生成时就会停下来。
选项、过滤器、函数写错了名称也在这里说。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork

LEVEL = "error"
MESSAGE = "{what}"
HINT = "{near_hint}{how}"
ENGLISH = ("unknown variable, option, filter or file: {name}", "see docs/theme-contract.md{near_en}")
_KINDS = {"filter": "过滤器", "test": "判断", "option": "选项", "file": "文件"}


def check(fork: Fork) -> Iterator[Finding]:
    """What the theme's own templates use and do not have. One place once, though many pages have it."""
    said = set()
    for item in sorted(fork.walk.seen, key=lambda item: (item.path, item.line, item.name)):
        place = (item.path, item.line, item.name)
        if item.kind in ("template", "block") or place in said or not fork.owns(item.path):
            continue
        said.add(place)
        if item.kind in _KINDS:
            what = f"没有{_KINDS[item.kind]} {item.name}"
        elif item.on and item.on not in ("plain", "site"):
            what = f"没有变量 {item.name}（用在“{item.on}”上）"
        else:
            what = f"没有变量 {item.name}"
        how = "有哪些见 docs/theme-contract.md" if item.kind != "file" else "检查名称，或者删去这处引用"
        values = {"what": what, "near": item.meant, "how": how, "name": item.name}
        yield Finding(item.line, 0, values, fork.shown(item.path))
