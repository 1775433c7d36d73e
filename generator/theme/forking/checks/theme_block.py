"""THM-BLOCK 替换了一个没有的块。

模板用 `{% extends %}` 在另一个的基础上改时，只有那个模板里有的块才会显示；名称写错，写的内容就哪里也不出现。
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from generator.base.close_names import closest
from generator.model.diagnostic import Finding
from generator.theme.forking.fork import Fork

LEVEL = "error"
MESSAGE = "上一级模板 {parent} 没有块“{name}”，写在里面的内容不会显示"
HINT = "{near_hint}可用的块：{every}"
ENGLISH = ("the parent template {parent} has no block {name}", "use one of its blocks{near_en}")


def check(fork: Fork) -> Iterator[Finding]:
    """Blocks at the top of a template that extends another which has none of that name."""
    said = set()
    for units in fork.lineages().values():
        for index, unit in enumerate(units[:-1]):
            if not fork.owns(unit.path):
                continue
            known = sorted({name for other in units[index + 1 :] for name in other.blocks})
            for node in unit.tree.body:
                if isinstance(node, nodes.Block) and node.name not in known and (unit.path, node.name) not in said:
                    said.add((unit.path, node.name))
                    meant = closest(node.name, known)
                    values = {
                        "parent": unit.parent,
                        "name": node.name,
                        "near": meant,
                        "every": "、".join(known),
                    }
                    yield Finding(node.lineno, 0, values, fork.shown(unit.path))
