"""THM-LOST 少了不能少的内容。

页脚的主办单位、网站标识码、ICP备案号、公安备案号是法定内容（国办发〔2017〕47号），页面的元信息（meta）供全国政务公开检查时读取，文件页要有
标题、正文和元数据框。整页或整个部件自己写时容易漏掉。块被别的模板用到的，也不能去掉。
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from generator.model.diagnostic import Finding
from generator.theme.forking.contract import page_kinds
from generator.theme.forking.expressions import GLOBALS
from generator.theme.forking.fork import Fork
from generator.theme.forking.walk import Walk
from generator.theme.render.source import TemplateSource

LEVEL = "error"
MESSAGE = "{template} 少了{what}"
HINT = "{how}"
ENGLISH = ("{template} lacks {what}", "bring it back")
BASIS = "国办发〔2017〕47号"


def check(fork: Fork) -> Iterator[Finding]:
    """What the parents require and the theme's own templates no longer have; blocks that others still fill."""
    if fork.parent is None:
        return
    said = set()
    for template, names in _required(fork).items():
        for problem in _missing(fork, template, names):
            if (problem.path, problem.values["what"]) not in said:
                said.add((problem.path, problem.values["what"]))
                yield problem
    for problem in _dropped(fork):
        if (problem.path, problem.values["what"]) not in said:
            said.add((problem.path, problem.values["what"]))
            yield problem


def _required(fork: Fork) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for theme in reversed(fork.chain.themes):
        names.update(theme.required)
    return names


def _missing(fork: Fork, template: str, names: tuple[str, ...]) -> Iterator[Finding]:
    own = [unit for unit in fork.walk.lineage(template) if fork.owns(unit.path)]
    variables = [name for name in names if "." in name]
    if own and variables:
        fresh = Walk(fork.chain, fork.walk.sandbox)
        context = page_kinds().get(template, ())
        fresh.page(template, {**GLOBALS, **({"page": context[0]} if context else {})})
        for name in variables:
            if name not in fresh.mentions:
                yield _problem(fork, own[0], template, f"变量 {name}", f"把 {{{{ {name} }}}} 放回来")
    for page, units in fork.lineages().items():
        if page not in page_kinds() or not any(
            unit.name.rpartition("/")[2] == template for unit in _parents(fork, page)
        ):
            continue
        for name in names:
            if "." in name:
                continue
            shown = next((unit for unit in units if name in unit.blocks), None)
            if shown is None and fork.owns(units[-1].path):
                how = f'用 {{% extends "@{fork.theme.extends}/{template}" %}} 开头，或把块写回来'
                yield _problem(fork, units[-1], page, f"块 {name}", how)
            elif shown is not None and fork.owns(shown.path) and empty(shown.blocks[name]):
                yield _problem(
                    fork,
                    shown,
                    page,
                    f"块 {name} 的内容",
                    "块不能是空的：删去这个块，就用上一级的",
                    shown.blocks[name].lineno,
                )


def _parents(fork: Fork, page: str) -> tuple[TemplateSource, ...]:
    assert fork.above is not None
    return fork.above.lineage(page)


def _dropped(fork: Fork) -> Iterator[Finding]:
    """Blocks that a template of the parents fills and a template of this theme no longer has."""
    for page, units in fork.lineages().items():
        for index, unit in enumerate(units[:-1]):
            if fork.owns(unit.path):
                continue
            known = {name for other in units[index + 1 :] for name in other.blocks}
            culprit = next((other for other in units[index + 1 :] if fork.owns(other.path)), None)
            for node in unit.tree.body:
                if culprit and isinstance(node, nodes.Block) and node.name not in known:
                    yield _problem(
                        fork,
                        culprit,
                        culprit.name,
                        f"块 {node.name}，{page} 要用它",
                        f"把 {{% block {node.name} %}}{{% endblock %}} 写回来",
                    )


def _problem(fork: Fork, unit: TemplateSource, template: str, what: str, how: str, line: int = 0) -> Finding:
    return Finding(line, 0, {"template": template, "what": what, "how": how}, fork.shown(unit.path))


def empty(block: nodes.Block) -> bool:
    """Whether a block shows nothing at all."""
    return all(
        isinstance(node, nodes.Output)
        and all(isinstance(item, nodes.TemplateData) and not item.data.strip() for item in node.nodes)
        for node in block.body
    )
