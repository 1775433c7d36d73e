"""CAT-BOTH 许可和处罚事项没有把过程和结果都列出来。

政务过程和结果都要公开：许可事项既公开怎样办（条件、材料、流程），也公开办了哪些；处罚事项既公开依据和程序，也公开决定。目录里每个
领域的许可、处罚事项，用“过程结果”（stage）写明公开的是过程、结果还是过程和结果，合起来两样都要有。名称或所属类别里有“许可”
“行政审批”的是许可事项，有“处罚”的是处罚事项。

错误示例：
```md
publish_date: 2026-03-02
```
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- {id: szfw-01, name: 燃气经营许可, stage: 过程, content: [指南], basis: [条例], deadline: 长期公开, body: 示例局, channels: [政府网站]} ←
```

正确示例（其余同上）：
```yaml _data/catalogue/szfw.yaml
domain: szfw
items:
- {id: szfw-01, name: 燃气经营许可, stage: 过程, content: [指南], basis: [条例], deadline: 长期公开, body: 示例局, channels: [政府网站]}
- {id: szfw-02, name: 许可结果, stage: 结果, content: [名单], basis: [条例], deadline: 及时公开, body: 示例局, channels: [政府网站]}
```
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from generator.base.patterns import pattern_table
from generator.checks.rules._at import Findings
from generator.model.catalogue import Item
from generator.model.diagnostic import Finding
from generator.model.library import Library

LEVEL = "warning"
MESSAGE = "“{domain}”的{value}事项{gap}"
HINT = "在事项里写 stage: 过程、结果 或 过程和结果；缺的另加一项"
ENGLISH = ("items of this type in {domain} do not have both process and result", "say stage: of each, or add an item")
BASIS = "国办发〔2019〕54号（四）"

PERMIT = pattern_table("许可 行政审批")
PENALTY = pattern_table("处罚")
TYPES = (("许可", PERMIT), ("处罚", PENALTY))


def check(library: Library) -> Findings:
    """Each domain's permits, and its penalties, of which process or result is not there; at the first of them."""
    for catalogue in library.vocabularies.catalogues:
        name = library.vocabularies.domains.by_id[catalogue.domain].name
        for kind, items in _by_type(catalogue.items).items():
            gap = _gap(items)
            if gap:
                yield Finding(items[0].line, 1, {"domain": name, "value": kind, "gap": gap}, catalogue.source)


def _by_type(items: Sequence[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        words = f"{item.name} {item.group}"
        for kind, pattern in TYPES:
            if pattern.search(words) and not item.not_applicable:
                found[kind].append(item)
    return found


def _gap(items: Sequence[Item]) -> str:
    """What is missing, in words; "" for nothing."""
    told = {part for item in items if item.stage for part in item.stage.split("和")}
    if not told:
        return "没有写明公开的是过程还是结果"
    return "".join(f"没有公开{part}的" for part in ("过程", "结果") if part not in told)
